package io.meshlane.generator.topology;

import io.meshlane.generator.topology.Service.WithoutBaseline;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says who answers for a lane at a service. The one place where this rule is written; routes are
 * derived from it, and {@code explain} is tested against it.
 *
 * <p>The version the lane names for the service; else the service's version called like the lane;
 * else the same for each lane in its fallback, in order, depth first; else, with ancestors, for
 * {@code dev.a} before {@code dev}; else the baseline; else what the service says of requests
 * without one.
 */
public final class LaneResolution {
  private final Topology topology;
  private final Map<String, Lane> lanes;

  /**
   * The rule for {@code topology}, which must have no two lanes of one name for the answer to be
   * meant.
   */
  public LaneResolution(Topology topology) {
    this.topology = topology;
    this.lanes =
        topology.lanes().stream()
            .collect(Collectors.toMap(Lane::name, Function.identity(), (first, second) -> first));
  }

  /** The answer for a routing header; null, empty and {@code -} count as absent. */
  public Answer answer(@Nullable String header, Service service) {
    if (header == null || header.isEmpty() || header.equals("-")) {
      return withoutLane(service);
    }
    return version(header, service)
        .<Answer>map(Answer.Version::new)
        .orElseGet(() -> withoutLane(service));
  }

  /** The answer where no lane decides. */
  public Answer withoutLane(Service service) {
    if (service.hasBaseline()) {
      return new Answer.Baseline();
    }
    return service
        .withoutBaseline()
        .filter(WithoutBaseline.UseLane.class::isInstance)
        .flatMap(use -> version(((WithoutBaseline.UseLane) use).lane(), service))
        .<Answer>map(Answer.Version::new)
        .orElseGet(Answer.Rejected::new);
  }

  /** The version {@code lane} reaches at {@code service}, if any before the baseline. */
  public Optional<String> version(String lane, Service service) {
    return version(lane, service, new HashSet<>());
  }

  /**
   * Every name a lane may have that changes an answer somewhere: declared lanes and versions.
   * Sorted.
   */
  public static SortedSet<String> knownLanes(Topology topology) {
    SortedSet<String> known = new TreeSet<>();
    topology.lanes().forEach(lane -> known.add(lane.name()));
    topology.services().forEach(service -> known.addAll(service.versions()));
    return Collections.unmodifiableSortedSet(known);
  }

  private Optional<String> version(String name, Service service, Set<String> tried) {
    if (!tried.add(name)) {
      return Optional.empty(); // a circle, which is a diagnostic of its own
    }
    Lane lane = lanes.get(name);
    Optional<String> named = lane == null ? Optional.empty() : lane.version(service);
    if (named.isPresent()) {
      return named;
    }
    if (service.versions().contains(name)) {
      return Optional.of(name);
    }
    for (String next : lane == null ? List.<String>of() : lane.fallback()) {
      Optional<String> found = version(next, service, tried);
      if (found.isPresent()) {
        return found;
      }
    }
    int dot = name.lastIndexOf('.');
    return topology.ancestors() && dot > 0
        ? version(name.substring(0, dot), service, tried)
        : Optional.empty();
  }
}
