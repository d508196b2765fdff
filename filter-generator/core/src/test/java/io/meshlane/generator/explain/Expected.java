package io.meshlane.generator.explain;

import io.meshlane.generator.topology.Answer;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.EdgePolicy;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the model says of a request, in the words of the design and not of Istio. */
record Expected(Topology topology) {
  private static final int NO_VERSION = 404;

  /** Who answers, in percent, at which port, with which lane; or a status. */
  record Answered(
      int status,
      String host,
      SortedMap<String, Integer> percent,
      OptionalInt port,
      @Nullable String lane) {
    Answered {
      lane = isNone(lane) ? null : lane;
    }
  }

  private static boolean isNone(@Nullable String lane) {
    return lane == null || lane.isEmpty() || lane.equals("-");
  }

  List<String> lanes() {
    var lanes = new TreeSet<>(LaneResolution.knownLanes(topology));
    for (String lane : List.copyOf(lanes)) {
      lanes.add(lane + ".child");
      lanes.add(lane + ".child.child");
    }
    lanes.addAll(List.of("nobody", "dev-a", "", "-", "dev.", "feature-1"));
    return List.copyOf(lanes);
  }

  Answered inMesh(Service service, int port, @Nullable String lane) {
    Answer answer = new LaneResolution(topology).answer(lane, service);
    return answered(
        service,
        answer,
        service.ports().size() > 1 ? OptionalInt.of(port) : OptionalInt.empty(),
        lane);
  }

  /** Empty when no entry is for it. */
  Optional<Answered> atGateway(Gateway gateway, String host, String path, @Nullable String lane) {
    String taken = atEdge(gateway, host, lane);
    Optional<Placed> placed = entry(gateway, host, path);
    return placed.map(
        at ->
            answered(
                at.service(),
                new LaneResolution(topology).answer(taken, at.service()),
                OptionalInt.of(
                    at.entry().port().orElseGet(() -> at.service().ports().get(0).number())),
                taken));
  }

  /** The lane with which a request enters. */
  private @Nullable String atEdge(Gateway gateway, String host, @Nullable String lane) {
    boolean none = isNone(lane);
    boolean dropped =
        topology.edge() == EdgePolicy.IGNORE
            || (topology.edge() == EdgePolicy.KNOWN && !none && !isKnown(lane));
    for (Callback callback : topology.callbacks()) {
      if ((none || dropped) && callback.hosts().contains(host) && gateway.isCalled("gateway")) {
        return callback.lane().orElseThrow();
      }
    }
    return dropped ? null : lane;
  }

  private boolean isKnown(String lane) {
    var known = LaneResolution.knownLanes(topology);
    for (int dot = lane.length();
        dot > 0;
        dot = topology.ancestors() ? lane.lastIndexOf('.', dot - 1) : 0) {
      if (known.contains(lane.substring(0, dot))) {
        return true;
      }
    }
    return false;
  }

  private record Placed(Service service, Entry entry) {}

  private Optional<Placed> entry(Gateway gateway, String host, String path) {
    List<Placed> all =
        topology.services().stream()
            .flatMap(s -> s.entries().stream().map(entry -> new Placed(s, entry)))
            .filter(placed -> gateway.isCalled(placed.entry().gateway()))
            .toList();
    boolean named = all.stream().anyMatch(placed -> placed.entry().hosts().contains(host));
    return all.stream()
        .filter(placed -> placed.entry().hosts().contains(named ? host : "*"))
        .filter(
            placed ->
                placed.entry().path().exact()
                    ? path.equals(placed.entry().path().value())
                    : path.startsWith(placed.entry().path().value()))
        .max(Comparator.comparingInt(placed -> placed.entry().path().value().length()));
  }

  private static Answered answered(
      Service service, Answer answer, OptionalInt port, @Nullable String lane) {
    SortedMap<String, Integer> percent = new TreeMap<>();
    if (answer instanceof Answer.Rejected) {
      return new Answered(NO_VERSION, "", percent, OptionalInt.empty(), null);
    }
    if (answer instanceof Answer.Version version) {
      percent.put(version.name(), 100);
    } else if (service.traffic().split().isEmpty()) {
      percent.put(service.baseline(), 100);
    } else {
      percent.putAll(service.traffic().split());
    }
    return new Answered(200, service.host(), percent, port, lane);
  }

  /** The same from a verdict; empty where no rule takes the request. */
  static Optional<Answered> of(Verdict verdict, String header) {
    if (verdict instanceof Verdict.NotFound) {
      return Optional.empty();
    }
    if (verdict instanceof Verdict.DirectResponse response) {
      return Optional.of(
          new Answered(response.status(), "", new TreeMap<>(), OptionalInt.empty(), null));
    }
    var answered = (Verdict.Answered) verdict;
    Destination first = answered.destinations().get(0);
    SortedMap<String, Integer> percent = new TreeMap<>();
    for (Destination destination : answered.destinations()) {
      percent.put(destination.versions().get(0), (int) Math.round(destination.percent()));
    }
    List<String> lane = first.headers().values(header);
    return Optional.of(
        new Answered(
            200, first.host(), percent, first.port(), lane.isEmpty() ? null : lane.get(0)));
  }
}
