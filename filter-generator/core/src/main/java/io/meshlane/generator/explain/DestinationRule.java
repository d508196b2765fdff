package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;
import java.util.SortedMap;

/**
 * A DestinationRule, as far as it says which pods a subset is.
 *
 * @param host lower case, in full; may be a wildcard
 * @param unread what makes it unclear
 */
record DestinationRule(
    String name,
    String namespace,
    String host,
    Visibility visibility,
    List<Subset> subsets,
    List<Unread> unread,
    Place place) {
  DestinationRule {
    subsets = List.copyOf(subsets);
    unread = List.copyOf(unread);
  }

  String called() {
    return "DestinationRule " + namespace + "/" + name;
  }

  DestinationRule withUnread(List<Unread> more) {
    return more.isEmpty()
        ? this
        : new DestinationRule(name, namespace, host, visibility, subsets, more, place);
  }

  /** Pods of the host that carry all these labels. */
  record Subset(String name, SortedMap<String, String> labels, Place place) {}
}
