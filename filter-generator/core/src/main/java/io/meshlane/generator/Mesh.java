package io.meshlane.generator;

import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Topology;
import java.util.List;

/** A sound topology, the manifests it was filled from, and what it needs in the mesh. */
record Mesh(Topology topology, Inventory inventory, List<IstioObject> objects) {
  List<Manifest> manifests(Renderer renderer) {
    return renderer.render(objects, topology.namespace());
  }
}
