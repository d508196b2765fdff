package io.meshlane.generator;

import io.meshlane.generator.explain.ExplainSettings;
import java.nio.file.Path;
import java.util.List;

/**
 * Which rules to explain.
 *
 * @param rules files and folders with VirtualServices, DestinationRules, Gateways and filters
 * @param manifests files and folders with Services and Deployments, which tell pods and ports; may
 *     be empty, and may be the same
 * @param namespace of objects that name none
 */
public record ExplainRequest(
    List<Path> rules, List<Path> manifests, String namespace, ExplainSettings settings) {
  public ExplainRequest {
    rules = List.copyOf(rules);
    manifests = List.copyOf(manifests);
  }
}
