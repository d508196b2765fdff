package io.meshlane.generator.cli;

import io.meshlane.generator.ChangeRequest;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What, besides the topology file, says what a mesh is to become. */
final class ChangeFlags {
  @Option(
      names = "--cluster",
      description =
          "Find services, ports and versions in the cluster, as --manifests does in files.")
  private boolean discover;

  @Option(
      names = "--unready-grace",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = {
        "A version whose pods have all been not ready for so long is left out: its lane falls back.",
        "Default: it keeps its routes."
      })
  private @Nullable Duration unreadyGrace;

  @Option(
      names = "--root-namespace",
      paramLabel = "NAME",
      defaultValue = ChangeRequest.ROOT_NAMESPACE,
      description = "Istio's meshConfig.rootNamespace (default: istio-system).")
  private String rootNamespace = ChangeRequest.ROOT_NAMESPACE;

  boolean isDiscover() {
    return discover;
  }

  Optional<Duration> unreadyGrace() {
    return Optional.ofNullable(unreadyGrace);
  }

  String rootNamespace() {
    return rootNamespace;
  }
}
