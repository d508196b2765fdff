package io.meshlane.generator.change;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a live mesh; nothing is kept between two calls. Implemented by whoever can talk to a
 * cluster: this package cannot.
 *
 * <p>What cannot be read, a missing permission or an unreachable cluster, is a finding.
 */
public interface MeshReader {

  /**
   * Services and workloads in {@code namespaces}, from which a topology is filled as it would be
   * from manifests (see {@link io.meshlane.generator.discovery.ManifestReader#parse}). Hand-written
   * rules are left out: they are part of {@link #state}.
   */
  Inventory inventory(Set<String> namespaces, Findings findings);

  /**
   * What is there of {@code topology} and beside it.
   *
   * @param namespaces of its services and gateways' pods; they must be readable, others should be
   * @param wanted the names of the objects that are to be written; a foreign object of such a name
   *     must be in {@link MeshState#foreign}, whatever its kind
   * @return empty when a finding says why it could not be read
   */
  Optional<MeshState> state(
      Owner topology, Set<String> namespaces, Set<ObjectKey> wanted, Findings findings);
}
