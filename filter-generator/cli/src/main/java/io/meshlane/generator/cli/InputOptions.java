package io.meshlane.generator.cli;

import io.meshlane.generator.GenerateRequest;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a command reads. */
final class InputOptions {
  @Parameters(
      index = "0",
      paramLabel = "TOPOLOGY",
      description = "The topology file: services, versions, lanes and gateways of one environment.")
  private Path topology;

  @Option(
      names = "--manifests",
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "Kubernetes manifests, files or folders, to find services, ports and versions in.",
        "May be repeated. Stands after TOPOLOGY, or ends with --."
      })
  private List<Path> manifests = List.of();

  GenerateRequest request() {
    return new GenerateRequest(topology, manifests);
  }
}
