package io.meshlane.generator.analysis;

import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.topology.Topology;

/**
 * What the analyzers look at: a topology, the manifests it was filled from, and where everything
 * stands.
 */
public record Subject(Topology topology, Inventory inventory, SourceMap sources) {
  Place place(Origin origin) {
    return sources.place(origin);
  }
}
