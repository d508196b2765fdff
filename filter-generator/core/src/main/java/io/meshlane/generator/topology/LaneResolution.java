package io.meshlane.generator.topology;

import io.meshlane.generator.topology.Service.WithoutBaseline;
import io.meshlane.generator.topology.Traffic.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
    return depthFirst(lane, service);
  }

  /**
   * Every name a lane may have that changes an answer somewhere: declared lanes and versions.
   * Sorted.
   */
  public static SortedSet<String> answeredLanes(Topology topology) {
    SortedSet<String> answered = new TreeSet<>();
    topology.lanes().forEach(lane -> answered.add(lane.name()));
    topology.services().forEach(service -> answered.addAll(service.versions()));
    return answered;
  }

  /**
   * Every name a lane may have that makes a difference somewhere: those, and the lanes of faults.
   * Sorted.
   */
  public static SortedSet<String> knownLanes(Topology topology) {
    SortedSet<String> known = answeredLanes(topology);
    topology
        .services()
        .forEach(service -> service.traffic().fault().flatMap(Fault::lane).ifPresent(known::add));
    return known;
  }

  /** Depth first without recursion: a chain of fallbacks may be as long as there are lanes. */
  private Optional<String> depthFirst(String name, Service service) {
    Set<String> tried = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(name));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (tried.add(next)) { // a circle ends here, and is a diagnostic of its own
        Lane lane = lanes.get(next);
        Optional<String> found = own(next, lane, service);
        if (found.isPresent()) {
          return found;
        }
        after(next, lane).forEach(open::push);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> own(String name, @Nullable Lane lane, Service service) {
    Optional<String> named = lane == null ? Optional.empty() : lane.version(service);
    return named.isPresent() || !service.versions().contains(name) ? named : Optional.of(name);
  }

  /** What to try next, last first: the parent, then the fallbacks from the last to the first. */
  private List<String> after(String name, @Nullable Lane lane) {
    List<String> after = new ArrayList<>();
    int dot = name.lastIndexOf('.');
    if (topology.ancestors() && dot > 0) {
      after.add(name.substring(0, dot));
    }
    List<String> fallback = lane == null ? List.of() : lane.fallback();
    for (int i = fallback.size() - 1; i >= 0; i--) {
      after.add(fallback.get(i));
    }
    return after;
  }
}
