package io.meshlane.generator.cluster;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.parser.TopologyParser;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Which topology is to be changed.
 *
 * @param namespace the topology's own, where its Lease is
 */
public record TopologyName(String name, String namespace) {

  /**
   * Of a file; empty where it is not one that can be read, which whoever reads it whole reports.
   */
  public static Optional<TopologyName> of(Path file) {
    return new TopologyParser(file, new Findings(), new SourceMap(file.toString()))
        .parse()
        .map(topology -> new TopologyName(topology.name(), topology.namespace()));
  }
}
