package io.meshlane.generator.istio;

import io.meshlane.generator.istio.LaneRule.Outcome;
import io.meshlane.generator.istio.VirtualService.StringMatch;
import io.meshlane.generator.topology.Answer;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.topology.Traffic.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The rules of one service, in the order in which Envoy tries them: lanes that end elsewhere than a
 * request without a lane, then everything else.
 */
final class LaneRules {
  /**
   * From this many lane rules on, uncoloured requests are matched first: Envoy tries routes in
   * order, about 40 ns each, and most requests carry no lane.
   */
  private static final int MANY_LANES = 16;

  private static final Comparator<String> CHILDREN_FIRST =
      Comparator.comparing((String lane) -> -lane.chars().filter(c -> c == '.').count())
          .thenComparing(Comparator.naturalOrder());

  private final Topology topology;
  private final Service service;
  private final LaneResolution resolution;
  private final Map<String, Outcome> below = new HashMap<>();

  private LaneRules(Topology topology, LaneResolution resolution, Service service) {
    this.topology = topology;
    this.service = service;
    this.resolution = resolution;
  }

  /** Rules as the mesh needs them: every lane is trusted. */
  static List<LaneRule> inMesh(Topology topology, LaneResolution resolution, Service service) {
    var rules = new LaneRules(topology, resolution, service);
    return withDefault(rules.lanes(rules.candidates(), rules.rest(false)), rules.rest(false), true);
  }

  /**
   * Rules as a gateway needs them: what comes from outside is trusted, sifted or dropped.
   *
   * @param noCallbacks false where callbacks stand between known lanes and the rest: they are
   *     uncoloured themselves
   */
  static List<LaneRule> atGateway(
      Topology topology, LaneResolution resolution, Service service, boolean noCallbacks) {
    var rules = new LaneRules(topology, resolution, service);
    return switch (topology.edge()) {
      case TRUST -> inMesh(topology, resolution, service);
      case KNOWN -> {
        SortedSet<String> known = rules.candidates();
        known.addAll(LaneResolution.knownLanes(topology));
        yield withDefault(rules.lanes(known, rules.rest(true)), rules.rest(true), noCallbacks);
      }
      case IGNORE ->
          List.of(new LaneRule(defaultName(rules.rest(true)), List.of(), false, rules.rest(true)));
    };
  }

  /** What a request of {@code lane} meets, for rules that set the lane themselves. */
  static Outcome outcome(
      Topology topology, LaneResolution resolution, Service service, String lane) {
    return new LaneRules(topology, resolution, service).exactly(lane);
  }

  /** Lanes that can make a difference here. */
  private SortedSet<String> candidates() {
    SortedSet<String> candidates = new TreeSet<>(service.versions());
    topology.lanes().forEach(lane -> candidates.add(lane.name()));
    service.traffic().fault().flatMap(Fault::lane).ifPresent(candidates::add);
    return candidates;
  }

  private List<LaneRule> lanes(SortedSet<String> candidates, Outcome rest) {
    return topology.ancestors() ? withAncestors(candidates, rest) : alone(candidates, rest);
  }

  private List<LaneRule> alone(SortedSet<String> candidates, Outcome rest) {
    List<LaneRule> rules = new ArrayList<>();
    for (String lane : candidates) {
      Outcome outcome = exactly(lane);
      if (!outcome.equals(rest)) {
        rules.add(new LaneRule("lane-" + lane, List.of(StringMatch.exact(lane)), false, outcome));
      }
    }
    return rules;
  }

  /**
   * With ancestors a rule also catches the lanes below its own, so parents are decided before
   * children (a child that ends where its parent does needs no rule) and children are tried before
   * parents.
   */
  private List<LaneRule> withAncestors(SortedSet<String> candidates, Outcome rest) {
    List<LaneRule> rules = new ArrayList<>();
    for (String lane : candidates.stream().sorted(CHILDREN_FIRST.reversed()).toList()) {
      Outcome inherited = inherited(lane).orElse(rest);
      Outcome own = exactly(lane);
      Outcome children = answered(lane, false);
      boolean ownRule = !own.equals(inherited);
      boolean childrenRule = !children.equals(inherited);
      below.put(lane, children);
      if (ownRule && childrenRule && own.equals(children)) {
        rules.add(rule(lane, own, StringMatch.exact(lane), StringMatch.prefix(lane + ".")));
      } else {
        if (childrenRule) {
          rules.add(rule(lane + ".*", children, StringMatch.prefix(lane + ".")));
        }
        if (ownRule) {
          rules.add(rule(lane, own, StringMatch.exact(lane)));
        }
      }
    }
    java.util.Collections.reverse(rules);
    return rules;
  }

  private static LaneRule rule(String lane, Outcome outcome, StringMatch... values) {
    return new LaneRule("lane-" + lane, List.of(values), false, outcome);
  }

  /** What a rule of the nearest parent would do to {@code lane}. */
  private Optional<Outcome> inherited(String lane) {
    for (int dot = lane.lastIndexOf('.'); dot > 0; dot = lane.lastIndexOf('.', dot - 1)) {
      Outcome outcome = below.get(lane.substring(0, dot));
      if (outcome != null) {
        return Optional.of(outcome);
      }
    }
    return Optional.empty();
  }

  private static List<LaneRule> withDefault(List<LaneRule> lanes, Outcome rest, boolean early) {
    List<LaneRule> rules = new ArrayList<>();
    if (early && lanes.size() >= MANY_LANES) {
      rules.add(
          new LaneRule(
              "uncoloured", List.of(), true, new Outcome(rest.answer(), rest.fault(), false)));
    }
    rules.addAll(lanes);
    rules.add(new LaneRule(defaultName(rest), List.of(), false, rest));
    return rules;
  }

  private static String defaultName(Outcome rest) {
    return rest.answer() instanceof Answer.Rejected ? "no-version" : "baseline";
  }

  private Outcome exactly(String lane) {
    boolean faultHere =
        service.traffic().fault().flatMap(Fault::lane).filter(lane::equals).isPresent();
    return answered(lane, faultHere);
  }

  private Outcome answered(String lane, boolean faultHere) {
    Answer answer = resolution.answer(lane, service);
    if (answer instanceof Answer.Version version && pinsNothing(version)) {
      answer = new Answer.Baseline();
    }
    return new Outcome(answer, faultHere || faultForAll(), false);
  }

  /**
   * Naming the baseline is the same as naming nothing, unless a split would send some of it
   * elsewhere.
   */
  private boolean pinsNothing(Answer.Version version) {
    return version.name().equals(service.baseline()) && service.traffic().split().isEmpty();
  }

  private Outcome rest(boolean strip) {
    return new Outcome(resolution.withoutLane(service), faultForAll(), strip);
  }

  private boolean faultForAll() {
    return service.traffic().fault().filter(fault -> fault.lane().isEmpty()).isPresent();
  }
}
