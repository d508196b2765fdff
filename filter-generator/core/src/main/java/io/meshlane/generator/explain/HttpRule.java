package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/**
 * One entry of {@code VirtualService.spec.http}.
 *
 * @param matches any of them; none at all means always
 * @param notes what else the rule does to the request, in words
 */
record HttpRule(
    int index,
    Optional<String> name,
    List<Match> matches,
    Action action,
    HeaderChanges changes,
    List<String> notes,
    Place place) {
  HttpRule {
    matches = List.copyOf(matches);
    notes = List.copyOf(notes);
  }

  /** Whether istiod gives this rule to the proxy at all. */
  Truth isPlaced(Hop hop) {
    return matches.isEmpty()
        ? Truth.YES
        : Truth.any(matches.stream().map(match -> match.isPlaced(hop)).toList());
  }

  Truth test(Hop hop) {
    return matches.isEmpty()
        ? Truth.YES
        : Truth.any(matches.stream().map(match -> match.test(hop)).toList());
  }
}
