package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What API servers answer, word by word, and how to come to one. */
final class Answers {
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: here
      contexts: [{name: here, context: {cluster: here, user: me}}]
      clusters: [{name: here, cluster: {server: "%s"}}]
      users: [{name: me, user: {token: expired}}]
      """;

  private Answers() {}

  static Path kubeconfig(Path folder, String server) throws IOException {
    return Files.writeString(folder.resolve("config"), String.format(KUBECONFIG, server));
  }

  static ClusterOptions options(Path kubeconfig, String context) {
    return new ClusterOptions(
        Optional.of(kubeconfig),
        Optional.of(context),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Duration.ofSeconds(5));
  }

  static KubernetesClientException status(int code, String message) {
    return exception(new StatusBuilder().withCode(code).withMessage(message).build());
  }

  static KubernetesClientException forbidden(
      String user, String verb, IstioKind kind, String namespace) {
    String plural = kind.resource().substring(0, kind.resource().indexOf('.'));
    String group = kind.resource().substring(plural.length() + 1);
    return status(
        403,
        "%s is forbidden: User \"%s\" cannot %s resource \"%s\" in API group \"%s\" in the namespace \"%s\""
            .formatted(kind.resource(), user, verb, plural, group, namespace));
  }

  static KubernetesClientException conflict(String field, String owner, String version) {
    return exception(
        new StatusBuilder()
            .withCode(409)
            .withMessage("Apply failed with 1 conflict")
            .withNewDetails()
            .addNewCause()
            .withField(field)
            .withMessage("conflict with \"" + owner + "\" using " + version)
            .endCause()
            .endDetails()
            .build());
  }

  private static KubernetesClientException exception(Status status) {
    return new KubernetesClientException(status.getMessage(), status.getCode(), status);
  }
}
