package io.meshlane.generator.maven;

import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.Times;
import java.io.File;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that read or change a live mesh have in common. */
abstract class ClusterMojo extends TopologyMojo {

  /** The kubeconfig; {@code $KUBECONFIG}, else {@code ~/.kube/config}, by default. */
  @Parameter(property = "meshlane.kubeconfig")
  private @Nullable File kubeconfig;

  /** One of its contexts. */
  @Parameter(property = "meshlane.context")
  private @Nullable String context;

  /**
   * The namespace of the Lease that keeps two runs apart; the topology's by default. Where objects
   * go, the topology says.
   */
  @Parameter(property = "meshlane.namespace")
  private @Nullable String namespace;

  /** Act as this user, or {@code system:serviceaccount:NAMESPACE:NAME}. */
  @Parameter(property = "meshlane.as")
  private @Nullable String as;

  /** Act as a member of these groups, too; with {@code as}. */
  @Parameter(property = "meshlane.asGroups")
  private List<String> asGroups = List.of();

  /** The time of each request to the API server, such as {@code 10s}. */
  @Parameter(property = "meshlane.requestTimeout", defaultValue = "30s")
  private String requestTimeout = "30s";

  /** Find services, ports and versions in the cluster, as {@code manifests} does in files. */
  @Parameter(property = "meshlane.cluster", defaultValue = "false")
  private boolean cluster;

  /**
   * Let requests fall back from a version that had no ready pod for so long, such as {@code 5m};
   * never by default.
   */
  @Parameter(property = "meshlane.unreadyGrace")
  private @Nullable String unreadyGrace;

  /** Istio's {@code meshConfig.rootNamespace}. */
  @Parameter(property = "meshlane.rootNamespace", defaultValue = ChangeRequest.ROOT_NAMESPACE)
  private String rootNamespace;

  final ClusterOptions clusterOptions() throws MojoFailureException {
    return new ClusterOptions(
        Optional.ofNullable(kubeconfig).map(File::toPath),
        Optional.ofNullable(context),
        Optional.ofNullable(namespace),
        Optional.ofNullable(as),
        asGroups,
        time(requestTimeout));
  }

  /** True when what is wanted depends on what runs in the cluster. */
  final boolean isAskingCluster() {
    return cluster || unreadyGrace != null;
  }

  final ChangeRequest changeRequest(Optional<Retirement> retirement) throws MojoFailureException {
    Optional<Duration> grace =
        unreadyGrace == null ? Optional.empty() : Optional.of(time(unreadyGrace));
    return new ChangeRequest(request(), cluster, grace, retirement, rootNamespace);
  }

  static Duration time(String text) throws MojoFailureException {
    return Times.parse(text)
        .orElseThrow(() -> new MojoFailureException("'" + text + "' is no time such as 90s"));
  }
}
