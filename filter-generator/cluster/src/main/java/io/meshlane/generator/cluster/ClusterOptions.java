package io.meshlane.generator.cluster;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which cluster, and as whom; what is left out is taken from the kubeconfig as kubectl takes it.
 *
 * @param kubeconfig a file; else the one in the variable KUBECONFIG, else {@code ~/.kube/config},
 *     else the service account of the pod this runs in
 * @param context one of the kubeconfig's
 * @param namespace of the Lease that keeps two runs apart; else the topology's
 * @param as the user to act as
 * @param asGroups the groups to act as; only with {@code as}
 * @param requestTimeout of each request to the API server
 */
public record ClusterOptions(
    Optional<Path> kubeconfig,
    Optional<String> context,
    Optional<String> namespace,
    Optional<String> as,
    List<String> asGroups,
    Duration requestTimeout) {
  /** What kubectl does without any flag. */
  public static final ClusterOptions DEFAULT =
      new ClusterOptions(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Duration.ofSeconds(30));

  public ClusterOptions {
    asGroups = List.copyOf(asGroups);
  }
}
