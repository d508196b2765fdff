package io.meshlane.generator.change;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FOREIGN_RULE_ACTS;
import static io.meshlane.generator.diagnostic.DiagnosticCode.FOREIGN_RULE_ELSEWHERE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.OBJECT_TAKEN;
import static io.meshlane.generator.diagnostic.DiagnosticCode.SUBSET_KEPT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.TOPOLOGY_ELSEWHERE;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds objects of others that stand in the way of what is wanted, before anything is written.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration">How
 *     Istio looks for DestinationRules</a>
 */
public final class ForeignRules {
  private final MeshState state;
  private final List<MeshObject> wanted;
  private final Set<String> namespaces;
  private final String root;
  private final Findings findings;

  /**
   * For {@code wanted}, in the mesh of {@code state}.
   *
   * @param namespaces in which callers of the topology's services surely are
   * @param root Istio's own namespace, in which rules are looked for last
   */
  public ForeignRules(
      MeshState state,
      List<MeshObject> wanted,
      Set<String> namespaces,
      String root,
      Findings findings) {
    this.state = state;
    this.wanted = List.copyOf(wanted);
    this.namespaces = Set.copyOf(namespaces);
    this.root = root;
    this.findings = findings;
  }

  /** Reports them. */
  public void report() {
    Set<Owner> ours =
        wanted.stream().flatMap(object -> object.owner().stream()).collect(Collectors.toSet());
    ours.forEach(this::namesakes);
    Set<ObjectKey> keys = wanted.stream().map(MeshObject::key).collect(Collectors.toSet());
    for (MeshObject object : state.foreign()) {
      if (ours.stream().anyMatch(owner -> owner.isNamesakeOf(object))) {
        continue; // reported as a whole
      }
      if (keys.contains(object.key())) {
        taken(object);
      } else if (object.key().kind().equals(Kinds.VIRTUAL_SERVICE)) {
        virtualService(object);
      } else if (object.key().kind().equals(Kinds.DESTINATION_RULE)) {
        destinationRule(object);
      }
    }
    state.own().stream()
        .filter(object -> object.key().kind().equals(Kinds.DESTINATION_RULE))
        .forEach(this::kept);
  }

  /** One finding for each home of another topology of this name. */
  private void namesakes(Owner ours) {
    state.foreign().stream()
        .filter(ours::isNamesakeOf)
        .collect(
            Collectors.toMap(
                object -> object.owner().orElseThrow().home(),
                MeshObject::key,
                BinaryOperator.minBy(Comparator.naturalOrder()),
                TreeMap::new))
        .forEach((home, first) -> namesake(ours, home, first));
  }

  private void namesake(Owner ours, String home, ObjectKey first) {
    findings.add(
        TOPOLOGY_ELSEWHERE,
        Place.of(first.toString()),
        "it is of topology "
            + quoted(ours.topology())
            + " of namespace "
            + quoted(home)
            + ", and this one, of "
            + quoted(ours.home())
            + ", has the same name",
        "give this one another metadata.name; or, if it has moved, hand over what it left: label "
            + MeshObject.HOME_LABEL
            + "="
            + ours.home());
  }

  private void taken(MeshObject object) {
    findings.add(
        OBJECT_TAKEN,
        Place.of(object.key().toString()),
        "it is " + owner(object) + ", and the topology needs an object of its name",
        object.owner().isPresent()
            ? "take what it is for out of one of the two topologies"
            : "delete it, or rename it, once what it does is in the topology; to hand it over as it"
                + " is, give it the labels app.kubernetes.io/managed-by: meshlane and "
                + MeshObject.TOPOLOGY_LABEL);
  }

  private static String owner(MeshObject object) {
    return object
        .owner()
        .map(owner -> "topology " + quoted(owner.topology()) + "'s")
        .orElse("not ours");
  }

  private void virtualService(MeshObject object) {
    Set<Binding> theirs = Binding.of(object);
    Set<String> met =
        wanted(Kinds.VIRTUAL_SERVICE)
            .flatMap(ours -> Binding.of(ours).stream())
            .filter(theirs::contains)
            .map(binding -> binding.host() + " at " + binding.gateway())
            .collect(Collectors.toCollection(TreeSet::new));
    if (!met.isEmpty()) {
      boolean everywhere = Tree.texts(object.spec(), "exportTo").stream().allMatch("*"::equals);
      report(
          object,
          met,
          everywhere || isAmongCallers(object),
          "of two VirtualServices for a host the older one acts");
    }
  }

  private void destinationRule(MeshObject object) {
    String namespace = object.key().namespace();
    String host = SubsetList.of(object).host();
    Set<String> met = new TreeSet<>();
    for (MeshObject ours : wanted(Kinds.DESTINATION_RULE).toList()) {
      String wantedHost = SubsetList.of(ours).host();
      boolean beside = ours.key().namespace().equals(namespace);
      if (Hosts.covers(host, wantedHost) && (!beside || host.equals(wantedHost))) {
        met.add(wantedHost);
      }
    }
    if (!met.isEmpty() && !isLookedForLast(object)) {
      report(
          object,
          met,
          isAmongCallers(object),
          "callers in "
              + namespace
              + " get it instead of ours, or merged with it, and so miss subsets");
    }
  }

  /** What root-namespace proxies see of their own namespace is only what is not exported. */
  private boolean isLookedForLast(MeshObject object) {
    return object.key().namespace().equals(root)
        && !Tree.texts(object.spec(), "exportTo").contains(".");
  }

  private boolean isAmongCallers(MeshObject object) {
    List<String> exported = Tree.texts(object.spec(), "exportTo");
    return namespaces.contains(object.key().namespace())
        || exported.stream().anyMatch(namespaces::contains);
  }

  private void report(MeshObject object, Set<String> met, boolean acts, String why) {
    findings.add(
        acts ? FOREIGN_RULE_ACTS : FOREIGN_RULE_ELSEWHERE,
        Place.of(object.key().toString()),
        "it is " + owner(object) + " and for " + list(met) + ": " + why,
        object.owner().isPresent()
            ? "take the host out of one of the two topologies"
            : "delete it once what it does is in the topology, or take the service out of the"
                + " topology");
  }

  /** Subsets of ours that stay because a route of somebody else names them. */
  private void kept(MeshObject rule) {
    SubsetList there = SubsetList.of(rule);
    Set<String> stays =
        wanted(Kinds.DESTINATION_RULE)
            .filter(ours -> ours.key().equals(rule.key()))
            .flatMap(ours -> SubsetList.of(ours).byName().keySet().stream())
            .collect(Collectors.toSet());
    for (MeshObject route : state.foreign()) {
      if (route.key().kind().equals(Kinds.VIRTUAL_SERVICE)) {
        SubsetReference.of(route).stream()
            .filter(named -> named.host().equals(there.host()))
            .filter(named -> there.byName().containsKey(named.subset()))
            .filter(named -> !stays.contains(named.subset()))
            .sorted(Comparator.comparing(SubsetReference::subset))
            .forEach(named -> kept(rule, route, named.subset()));
      }
    }
  }

  private void kept(MeshObject rule, MeshObject route, String subset) {
    findings.add(
        SUBSET_KEPT,
        Place.of(route.key().toString()),
        "it names subset "
            + quoted(subset)
            + " of "
            + rule.key()
            + ", which the topology has no more: the subset stays",
        "take the subset out of that route, then apply again");
  }

  private Stream<MeshObject> wanted(String kind) {
    return wanted.stream().filter(object -> object.key().kind().equals(kind));
  }

  /** A host at one gateway, {@code namespace/name}, or {@code mesh}. */
  private record Binding(String host, String gateway) {
    static Set<Binding> of(MeshObject virtualService) {
      String namespace = virtualService.key().namespace();
      Map<String, Object> spec = virtualService.spec();
      List<String> gateways = Tree.texts(spec, "gateways");
      return Tree.texts(spec, "hosts").stream()
          .flatMap(
              host ->
                  (gateways.isEmpty() ? List.of("mesh") : gateways)
                      .stream()
                          .map(
                              gateway ->
                                  new Binding(
                                      Hosts.full(host, namespace), full(gateway, namespace))))
          .collect(Collectors.toSet());
    }

    private static String full(String gateway, String namespace) {
      return gateway.equals("mesh") || gateway.contains("/") ? gateway : namespace + "/" + gateway;
    }
  }
}
