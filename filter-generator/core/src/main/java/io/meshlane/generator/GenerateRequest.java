package io.meshlane.generator;

import java.nio.file.Path;
import java.util.List;

/**
 * What to read.
 *
 * @param topology the topology file
 * @param manifests files and folders with Kubernetes manifests; may be empty
 */
public record GenerateRequest(Path topology, List<Path> manifests) {
  public GenerateRequest {
    manifests = List.copyOf(manifests);
  }
}
