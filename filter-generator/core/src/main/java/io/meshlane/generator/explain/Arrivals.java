package io.meshlane.generator.explain;

import io.meshlane.generator.explain.PodFilters.Passed;
import io.meshlane.generator.explain.ProxyFilter.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lanes with which a request arrives behind its first hop, filters at the pods included. */
final class Arrivals {
  private final Request request;
  private final String header;
  private final List<String> notes;
  private final Map<Key, List<Destination>> found = new LinkedHashMap<>();

  Arrivals(Request request, String header, List<String> notes) {
    this.request = request;
    this.header = header;
    this.notes = new ArrayList<>(notes);
  }

  private record Key(String host, Headers headers, List<Unread> unsure) {}

  /**
   * Calls that leave a service with the same lane.
   *
   * @param title of the service, with its versions where they leave with different lanes
   * @param headers only the routing header, which is all that services are taken to pass on
   * @param unsure reasons why it may be another
   */
  record Arrival(String host, String title, Headers headers, List<Unread> unsure) {
    MeshName service() {
      return MeshName.ofHost(host).orElseThrow();
    }
  }

  List<String> notes() {
    return notes.stream().distinct().toList();
  }

  List<Arrival> all() {
    return found.entrySet().stream()
        .map(
            entry -> {
              Key key = entry.getKey();
              String title = title(key, entry.getValue());
              return new Arrival(key.host(), title, key.headers(), key.unsure());
            })
        .toList();
  }

  void arrive(Verdict.Answered answered, KnownPods pods, PodFilters filters) {
    for (Destination destination : answered.destinations()) {
      if (destination.defined() && MeshName.ofHost(destination.host()).isPresent()) {
        arrive(destination, pods, filters);
      }
    }
  }

  private void arrive(Destination destination, KnownPods pods, PodFilters filters) {
    Passed passed =
        filters.pass(
            destination.headers(),
            request.authority(),
            Side.INBOUND,
            pods.pods(destination.host(), destination.labels()));
    String service = JourneyPlanner.shortly(destination.host(), request.start());
    passed.notes().forEach(note -> notes.add("behind " + service + ": " + note));
    List<Unread> unsure = new ArrayList<>(destination.unsure());
    unsure.addAll(passed.certain());
    for (Unread unread : passed.possible()) {
      String why = "it may act on pods of " + service + ", whose labels are not known";
      unsure.add(new Unread(unread.place(), unread.field(), why));
    }
    Headers lane = Headers.NONE;
    for (String value : passed.headers().values(header)) {
      lane = lane.adding(header, value);
    }
    found
        .computeIfAbsent(
            new Key(destination.host(), lane, List.copyOf(unsure)), key -> new ArrayList<>())
        .add(destination);
  }

  private String title(Key key, List<Destination> destinations) {
    String service = JourneyPlanner.shortly(key.host(), request.start());
    long lanes = found.keySet().stream().filter(other -> other.host().equals(key.host())).count();
    List<String> versions =
        destinations.stream().flatMap(destination -> destination.versions().stream()).toList();
    return lanes == 1 ? service : service + " " + String.join("|", versions);
  }
}
