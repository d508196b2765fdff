package io.meshlane.generator.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the phases of a plan one after the other, each from the state that the one before leaves.
 *
 * <p>What comes next depends on the state and on what is wanted, and on nothing else. So a plan
 * that is made after an interruption continues where the interrupted one was: there is no other way
 * to make one.
 */
final class Planner {
  /** No change needs more than eight; more would be a circle. */
  private static final int MAX_PHASES = 20;

  private static final Set<String> RULES = Set.of(Kinds.DESTINATION_RULE);
  private static final Set<String> ROUTES = Set.of(Kinds.VIRTUAL_SERVICE);
  private static final Set<String> GATEWAYS = Set.of(Kinds.GATEWAY);
  private static final Set<String> WITHDRAWN =
      Stream.concat(ROUTES.stream(), Kinds.FILTERS.stream()).collect(Collectors.toSet());

  private final LiveObjects live;
  private final SortedMap<ObjectKey, MeshObject> wanted = new TreeMap<>();
  private final Set<SubsetReference> foreign = new HashSet<>();

  Planner(MeshState state, List<MeshObject> wanted) {
    this.live = new LiveObjects(state.own());
    wanted.forEach(object -> this.wanted.put(object.key(), object));
    state.foreign().stream()
        .filter(object -> object.key().kind().equals(Kinds.VIRTUAL_SERVICE))
        .forEach(object -> foreign.addAll(SubsetReference.of(object)));
  }

  List<Phase> phases() {
    List<Phase> phases = new ArrayList<>();
    for (Optional<Phase> next = next(); next.isPresent(); next = next()) {
      phases.add(next.get());
      live.take(next.get().steps());
      if (phases.size() > MAX_PHASES) {
        throw new IllegalStateException("a plan without end: " + phases);
      }
    }
    return phases;
  }

  /** The first of these that has anything to do; the order is what keeps every request routed. */
  private Optional<Phase> next() {
    return phase(Phase.Kind.SUBSETS, subsets())
        .or(() -> phase(Phase.Kind.ROUTES, lanesOfCallbacks()))
        .or(() -> phase(Phase.Kind.ENTRANCES, applied(Kinds.FILTERS)))
        .or(() -> phase(Phase.Kind.WITHDRAWAL, replacedFilters()))
        .or(() -> phase(Phase.Kind.ROUTES, routes()))
        .or(() -> phase(Phase.Kind.ENTRANCES, gateways()))
        .or(() -> phase(Phase.Kind.WITHDRAWAL, deletions(WITHDRAWN)))
        .or(() -> phase(Phase.Kind.TRIM, trimmed()));
  }

  private static Optional<Phase> phase(Phase.Kind kind, List<Step> steps) {
    return steps.isEmpty() ? Optional.empty() : Optional.of(new Phase(kind, steps));
  }

  /** The wanted policies, and the subsets of both sides: whatever a route names, it finds. */
  private List<Step> subsets() {
    return rules(reference -> true);
  }

  /** Only what is wanted, and what a route of somebody else names. */
  private List<Step> trimmed() {
    Set<SubsetReference> used = live.references();
    used.addAll(foreign);
    List<Step> steps = rules(used::contains);
    live.of(RULES)
        .filter(rule -> !wanted.containsKey(rule.key()))
        .forEach(rule -> removal(rule).ifPresent(steps::add));
    return steps;
  }

  private List<Step> rules(Predicate<SubsetReference> kept) {
    Set<SubsetReference> used = live.references();
    return wanted(RULES)
        .map(
            rule ->
                live.get(rule.key())
                    .map(SubsetList::of)
                    .map(there -> SubsetList.of(rule).with(there, used, kept).in(rule, there))
                    .orElse(rule))
        .flatMap(rule -> difference(rule).stream())
        .collect(Collectors.toCollection(ArrayList::new));
  }

  /** A DestinationRule goes, unless routes of others name its subsets. */
  private Optional<Step> removal(MeshObject rule) {
    SubsetList there = SubsetList.of(rule);
    SubsetList kept =
        new SubsetList(there.host(), Map.of()).with(there, Set.of(), foreign::contains);
    return kept.byName().isEmpty()
        ? Optional.of(new Step.Delete(rule))
        : difference(kept.in(rule, there));
  }

  private List<Step> routes() {
    Stream<Step> steps = wantedRoutes().flatMap(route -> difference(route).stream());
    return new RouteOrder(wanted(ROUTES)).of(steps);
  }

  private Stream<MeshObject> wantedRoutes() {
    Map<SubsetReference, String> renamed = new TemporaryNames(live, wanted.values()).all();
    return wanted(ROUTES).map(route -> TemporaryNames.in(route, renamed));
  }

  /**
   * Before filters change: what is wanted for the lanes into which they will send requests, in
   * front of all that is there. Until then no request of those lanes is a callback's. What reaches
   * further now than it will is left alone: there the rules would answer for what is not theirs.
   */
  private List<Step> lanesOfCallbacks() {
    Callbacks there = Callbacks.of(live.of(Kinds.FILTERS));
    Callbacks coming = Callbacks.of(applied(Kinds.FILTERS).stream().flatMap(Planner::object));
    return wantedRoutes()
        .flatMap(
            route ->
                live
                    .get(route.key())
                    .filter(now -> Reach.of(now.spec()).mayLendFrom(Reach.of(route.spec())))
                    .map(now -> coming.lanesBeyond(there, now, route))
                    .map(with -> route.withSpec(with.spec()))
                    .flatMap(this::difference)
                    .stream())
        .toList();
  }

  private static Stream<MeshObject> object(Step step) {
    return step instanceof Step.Apply apply ? Stream.of(apply.object()) : Stream.empty();
  }

  /** Filters whose authorities others have taken over, so that old lanes are asked for no more. */
  private List<Step> replacedFilters() {
    Callbacks staying = Callbacks.of(wanted(Kinds.FILTERS));
    return deletions(Kinds.FILTERS).stream()
        .filter(step -> staying.coverAll(Callbacks.of(step.before().stream())))
        .toList();
  }

  /** Gateways that go give way to new ones, never the other way round. */
  private List<Step> gateways() {
    return Stream.concat(applied(GATEWAYS).stream(), deletions(GATEWAYS).stream()).toList();
  }

  private List<Step> applied(Set<String> kinds) {
    return wanted(kinds)
        .flatMap(object -> difference(object).stream())
        .sorted(Comparator.comparing(step -> step.before().isPresent()))
        .toList();
  }

  private List<Step> deletions(Set<String> kinds) {
    return live.of(kinds)
        .filter(object -> !wanted.containsKey(object.key()))
        .<Step>map(Step.Delete::new)
        .toList();
  }

  private Stream<MeshObject> wanted(Set<String> kinds) {
    return wanted.values().stream().filter(object -> kinds.contains(object.key().kind()));
  }

  private Optional<Step> difference(MeshObject object) {
    Optional<MeshObject> before = live.get(object.key());
    return before.filter(there -> there.isSameAs(object)).isPresent()
        ? Optional.empty()
        : Optional.of(new Step.Apply(object, before));
  }
}
