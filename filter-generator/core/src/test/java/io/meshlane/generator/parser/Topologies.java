package io.meshlane.generator.parser;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.topology.Traffic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What the parser makes of a text.
 *
 * @param keys what it asked for
 */
record Topologies(Optional<Topology> topology, List<Diagnostic> findings, SortedSet<String> keys) {

  static Topologies parse(Path folder, String text) throws IOException {
    Path file = folder.resolve("topology.yaml");
    Files.writeString(file, text);
    return parse(file);
  }

  static Topologies parse(Path file) {
    Findings findings = new Findings();
    var parser = new TopologyParser(file, findings, new SourceMap(file.toString()));
    Optional<Topology> topology = parser.parse();
    return new Topologies(topology, findings.sorted(), parser.keys());
  }

  /** A topology whose only service has {@code traffic}, in flow style. */
  static Topologies traffic(Path folder, String traffic) throws IOException {
    return parse(
        folder,
        """
        apiVersion: meshlane.io/v1
        kind: Topology
        metadata: {name: shop, namespace: test}
        spec:
          services: [{name: cart, port: 80, versions: [original], traffic: {%s}}]
        """
            .formatted(traffic));
  }

  Traffic traffic() {
    return topology.orElseThrow().services().get(0).traffic();
  }
}
