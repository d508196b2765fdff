package io.meshlane.generator.change;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The order in which VirtualServices are written. A host that moves from one to another is served
 * by both for a moment, of which either answers as before or as after; served by none it would be
 * 404, or left to a wildcard that means others.
 */
final class RouteOrder {
  private final Map<ObjectKey, Set<Place>> wanted = new HashMap<>();

  RouteOrder(Stream<MeshObject> wanted) {
    wanted.forEach(route -> this.wanted.put(route.key(), places(route.spec())));
  }

  /** Those that take up a host, names before wildcards; then those that leave one to others. */
  List<Step> of(Stream<Step> steps) {
    return steps
        .sorted(
            Comparator.comparing(this::leavesToOthers)
                .thenComparing(RouteOrder::hasWildcard)
                .thenComparing(step -> !takesUp(step)))
        .toList();
  }

  private boolean leavesToOthers(Step step) {
    Set<Place> left = new HashSet<>(placesBefore(step));
    left.removeAll(placesAfter(step));
    return left.stream().anyMatch(place -> isTakenBesides(step.key(), place));
  }

  private boolean isTakenBesides(ObjectKey key, Place left) {
    return wanted.entrySet().stream()
        .filter(route -> !route.getKey().equals(key))
        .flatMap(route -> route.getValue().stream())
        .anyMatch(place -> place.takes(left));
  }

  private static boolean takesUp(Step step) {
    return !placesBefore(step).containsAll(placesAfter(step));
  }

  private static boolean hasWildcard(Step step) {
    return placesAfter(step).stream().anyMatch(place -> place.host().contains("*"));
  }

  private static Set<Place> placesBefore(Step step) {
    return step.before().map(object -> places(object.spec())).orElse(Set.of());
  }

  private static Set<Place> placesAfter(Step step) {
    return step instanceof Step.Apply apply ? places(apply.object().spec()) : Set.of();
  }

  private static Set<Place> places(Map<String, Object> spec) {
    List<String> gateways = Tree.texts(spec, "gateways");
    Set<Place> places = new HashSet<>();
    for (String host : Tree.texts(spec, "hosts")) {
      for (String gateway : gateways.isEmpty() ? List.of("mesh") : gateways) {
        places.add(new Place(host, gateway));
      }
    }
    return places;
  }

  private record Place(String host, String gateway) {
    boolean takes(Place other) {
      return gateway.equals(other.gateway) && Hosts.covers(host, other.host);
    }
  }
}
