package io.meshlane.generator.explain;

import java.util.List;

/**
 * An HTTPMatchRequest: all of its conditions hold.
 *
 * @param placement what istiod decides before Envoy sees the rule: port, gateways, source
 * @param content what Envoy compares with each request
 */
record Match(List<Condition> placement, List<Condition> content) {
  Match {
    placement = List.copyOf(placement);
    content = List.copyOf(content);
  }

  Truth isPlaced(Hop hop) {
    return all(placement, hop);
  }

  Truth test(Hop hop) {
    return Truth.all(List.of(isPlaced(hop), all(content, hop)));
  }

  private static Truth all(List<Condition> conditions, Hop hop) {
    return Truth.all(conditions.stream().map(condition -> condition.test(hop)).toList());
  }
}
