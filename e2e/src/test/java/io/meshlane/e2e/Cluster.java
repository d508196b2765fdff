package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NodeAddress;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cluster named by KUBECONFIG, for the whole run.
 *
 * <p>Everything the tests make in it lies in namespaces that carry {@link #OURS}; what a killed run
 * left there is removed an hour later, by the next run.
 */
final class Cluster {
  /** Label of every namespace of the tests. */
  static final String OURS = "meshlane.io/e2e";

  private static final String FIELD_MANAGER = "meshlane-e2e";
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static Cluster connected;
  private static String missing;

  private final KubernetesClient client;
  private final Istiod istiod;

  private Cluster(KubernetesClient client) {
    this.client = client;
    List<Pod> pods =
        client.pods().inNamespace("istio-system").withLabel("app", "istiod").list().getItems();
    if (pods.isEmpty()) {
      throw new KubernetesClientException("there is no istiod in istio-system");
    }
    this.istiod = new Istiod(client, pods.get(0));
  }

  /** True when the tests must not be skipped. */
  static boolean isRequired() {
    return "required".equals(System.getProperty("meshlane.e2e"));
  }

  /** Why there is none; empty when there is one. */
  static synchronized Optional<String> missing() {
    if (connected == null && missing == null) {
      connect();
    }
    return Optional.ofNullable(missing);
  }

  /** The one cluster; call {@link #missing} first. */
  static synchronized Cluster get() {
    missing()
        .ifPresent(
            reason -> {
              throw new IllegalStateException(reason);
            });
    return connected;
  }

  private static void connect() {
    if (System.getenv("KUBECONFIG") == null) {
      missing = "KUBECONFIG names no cluster";
      return;
    }
    try {
      Config config =
          new ConfigBuilder(Config.autoConfigure(null))
              .withConnectionTimeout(5000)
              .withRequestRetryBackoffLimit(1)
              .build();
      Cluster cluster = new Cluster(new KubernetesClientBuilder().withConfig(config).build());
      cluster.sweep();
      EchoLoading.into(cluster.client);
      connected = cluster;
    } catch (KubernetesClientException e) {
      missing = "the cluster of KUBECONFIG: " + e.getMessage();
    }
  }

  private void sweep() {
    client.namespaces().withLabel(OURS).list().getItems().stream()
        .filter(
            namespace ->
                Instant.parse(namespace.getMetadata().getCreationTimestamp())
                    .isBefore(Instant.now().minus(ABANDONED)))
        .forEach(namespace -> client.resource(namespace).delete());
  }

  KubernetesClient client() {
    return client;
  }

  Istiod istiod() {
    return istiod;
  }

  /** The documents of a YAML text. */
  List<HasMetadata> read(String yaml) {
    return client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))).items();
  }

  /** Server-side apply: the API server and istiod's webhook judge it; a refusal is an exception. */
  HasMetadata apply(HasMetadata object) {
    return client.resource(object).fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  /** The same judgement, and nothing is kept. */
  void tryApply(HasMetadata object) {
    client.resource(object).dryRun().fieldManager(FIELD_MANAGER).forceConflicts().serverSideApply();
  }

  /**
   * Where Istio's own ingress gateway answers: {@code -Dmeshlane.e2e.gateway}, else its node port.
   */
  String gatewayUrl() {
    return Optional.ofNullable(System.getProperty("meshlane.e2e.gateway"))
        .orElseGet(() -> "http://" + nodeAddress() + ":" + nodePort());
  }

  private String nodeAddress() {
    return client.nodes().list().getItems().get(0).getStatus().getAddresses().stream()
        .filter(address -> address.getType().equals("InternalIP"))
        .map(NodeAddress::getAddress)
        .findFirst()
        .orElseThrow();
  }

  private int nodePort() {
    return client
        .services()
        .inNamespace("istio-system")
        .withName("istio-ingressgateway")
        .get()
        .getSpec()
        .getPorts()
        .stream()
        .filter(port -> port.getPort() == 80)
        .map(ServicePort::getNodePort)
        .findFirst()
        .orElseThrow();
  }
}
