package io.meshlane.generator.cluster;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.parser.TopologyParser;
import io.meshlane.generator.topology.Topology;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which topology is to be changed.
 *
 * @param namespace the topology's own, where its Lease is
 */
public record TopologyName(String name, String namespace) {
  /** For a file that cannot be read: whoever reads it whole reports that. */
  private static final TopologyName UNKNOWN = new TopologyName("", "");

  /** Of a file; both empty where it is not one that can be read. */
  public static TopologyName of(Path file) {
    return topology(file)
        .map(topology -> new TopologyName(topology.name(), topology.namespace()))
        .orElse(UNKNOWN);
  }

  /** True for a file that says no name and namespace: there is nothing to keep apart. */
  boolean isUnknown() {
    return name.isEmpty() || namespace.isEmpty();
  }

  private static Optional<Topology> topology(Path file) {
    return new TopologyParser(file, new Findings(), new SourceMap(file.toString())).parse();
  }
}
