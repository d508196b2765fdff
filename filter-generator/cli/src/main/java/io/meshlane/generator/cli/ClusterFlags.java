package io.meshlane.generator.cli;

import io.meshlane.generator.cluster.ClusterOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which cluster, and as whom: kubectl's flags. */
final class ClusterFlags {
  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      description = "The kubeconfig (default: $KUBECONFIG, else ~/.kube/config).")
  private @Nullable Path kubeconfig;

  @Option(names = "--context", paramLabel = "NAME", description = "One of its contexts.")
  private @Nullable String context;

  @Option(
      names = {"-n", "--namespace"},
      paramLabel = "NAME",
      description = {
        "Of the Lease that keeps two runs apart (default: the topology's).",
        "Where objects go, the topology says."
      })
  private @Nullable String namespace;

  @Option(
      names = "--as",
      paramLabel = "USER",
      description = "Act as this user, or system:serviceaccount:NAMESPACE:NAME.")
  private @Nullable String as;

  @Option(
      names = "--as-group",
      paramLabel = "GROUP",
      description = "Act as a member of this group; with --as. May be repeated.")
  private List<String> asGroups = List.of();

  @Option(
      names = "--request-timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "30s",
      description = "Of each request to the API server, such as 10s (default: 30s).")
  private Duration requestTimeout = Duration.ofSeconds(30);

  ClusterOptions options() {
    return new ClusterOptions(
        Optional.ofNullable(kubeconfig),
        Optional.ofNullable(context),
        Optional.ofNullable(namespace),
        Optional.ofNullable(as),
        asGroups,
        requestTimeout);
  }
}
