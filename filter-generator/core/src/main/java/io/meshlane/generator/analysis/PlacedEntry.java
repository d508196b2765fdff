package io.meshlane.generator.analysis;

import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Entry.PathMatch;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An entry at one host of one gateway. */
record PlacedEntry(String gateway, String host, Service service, Entry entry) {
  /** Every entry of {@code topology} once for each of its hosts; hosts in lower case. */
  static List<PlacedEntry> all(Topology topology) {
    List<PlacedEntry> placed = new ArrayList<>();
    for (Service service : topology.services()) {
      for (Entry entry : service.entries()) {
        String gateway =
            topology.gateway(entry.gateway()).map(g -> g.reference("")).orElse(entry.gateway());
        entry
            .hosts()
            .forEach(
                host ->
                    placed.add(
                        new PlacedEntry(gateway, host.toLowerCase(Locale.ROOT), service, entry)));
      }
    }
    return placed;
  }

  /** Those that meet at one host of one gateway, together. */
  static Collection<List<PlacedEntry>> together(Topology topology) {
    return all(topology).stream()
        .collect(
            Collectors.groupingBy(
                at -> at.gateway() + " " + at.host(), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  PathMatch path() {
    return entry.path();
  }
}
