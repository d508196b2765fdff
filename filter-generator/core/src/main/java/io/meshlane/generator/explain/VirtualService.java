package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;

/**
 * A VirtualService with its names in full.
 *
 * @param hosts lower case; short names completed with the VirtualService's namespace
 * @param gateways {@code mesh} or {@code namespace/name}
 * @param unread what makes the whole object unclear
 */
record VirtualService(
    String name,
    String namespace,
    List<String> hosts,
    List<String> gateways,
    Visibility visibility,
    List<HttpRule> rules,
    List<Unread> unread,
    Place place) {
  VirtualService {
    hosts = List.copyOf(hosts);
    gateways = List.copyOf(gateways);
    rules = List.copyOf(rules);
    unread = List.copyOf(unread);
  }

  String called() {
    return "VirtualService " + namespace + "/" + name;
  }

  VirtualService withUnread(List<Unread> more) {
    return more.isEmpty()
        ? this
        : new VirtualService(name, namespace, hosts, gateways, visibility, rules, more, place);
  }

  boolean isInMesh() {
    return gateways.contains(Hop.MESH);
  }

  /** The first rule that takes the request, as far as that can be said. */
  Selection select(Hop hop) {
    if (!unread.isEmpty()) {
      return new Selection.Undecided(unread);
    }
    boolean placed = false;
    for (HttpRule rule : rules) {
      Truth truth = rule.test(hop);
      if (truth.isYes()) {
        return new Selection.Chosen(this, rule);
      }
      if (!truth.isNo()) {
        return new Selection.Undecided(truth.reasons());
      }
      placed |= !rule.isPlaced(hop).isNo();
    }
    return placed ? new Selection.NoneMatches(this) : new Selection.NoneApplies(this);
  }

  /** What came of looking for a rule. */
  sealed interface Selection {
    /** This one. */
    record Chosen(VirtualService owner, HttpRule rule) implements Selection {}

    /** None: the proxy answers 404. */
    record NoneMatches(VirtualService owner) implements Selection {}

    /** The proxy gets no rule of it, as if it were not there. */
    record NoneApplies(VirtualService owner) implements Selection {}

    /** It depends on something that is not understood. */
    record Undecided(List<Unread> reasons) implements Selection {
      public Undecided {
        reasons = List.copyOf(reasons);
      }
    }
  }
}
