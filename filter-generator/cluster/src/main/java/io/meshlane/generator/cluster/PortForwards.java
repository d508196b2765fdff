package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.fabric8.kubernetes.client.http.WebSocketHandshakeException;
import io.meshlane.generator.cluster.istiod.IstiodUnavailable;
import io.meshlane.generator.cluster.istiod.Istiods;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Every running istiod pod, through the API server; its debug pages answer only such callers. */
final class PortForwards implements Istiods {
  private static final int MONITORING = 15014;
  private static final int FORBIDDEN = 403;

  private final KubernetesClient client;
  private final String namespace;
  private final Map<String, LocalPortForward> tunnels = new HashMap<>();

  PortForwards(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  @Override
  public synchronized Map<String, URI> current() throws IstiodUnavailable {
    Map<String, URI> current = new TreeMap<>();
    try {
      for (Pod pod :
          client.pods().inNamespace(namespace).withLabel("app", "istiod").list().getItems()) {
        if (Pods.isReady(pod)) {
          String name = pod.getMetadata().getName();
          current.put(
              name,
              URI.create(
                  "http://localhost:"
                      + tunnels.computeIfAbsent(name, it -> tunnel(pod)).getLocalPort()));
        }
      }
    } catch (KubernetesClientException e) {
      throw new IstiodUnavailable(Failure.of(e, "istiods of " + namespace).diagnostic().message());
    }
    tunnels.entrySet().stream()
        .filter(tunnel -> !current.containsKey(tunnel.getKey()))
        .forEach(tunnel -> close(tunnel.getValue()));
    tunnels.keySet().retainAll(current.keySet());
    return current;
  }

  /** The local end of a port-forward only sees a connection that ends. */
  @Override
  public synchronized String problem() {
    return tunnels.values().stream()
        .flatMap(tunnel -> tunnel.getServerThrowables().stream())
        .filter(WebSocketHandshakeException.class::isInstance)
        .map(refused -> ((WebSocketHandshakeException) refused).getResponse().code())
        .map(
            code ->
                code == FORBIDDEN
                    ? "get and create of pods/portforward are not allowed in namespace " + namespace
                    : "the API server answers a port-forward with " + code)
        .findFirst()
        .orElse("");
  }

  private LocalPortForward tunnel(Pod pod) {
    return client.pods().resource(pod).portForward(MONITORING);
  }

  private static void close(LocalPortForward tunnel) {
    try {
      tunnel.close();
    } catch (IOException e) {
      // It is of no use any more.
    }
  }

  @Override
  public synchronized void close() {
    tunnels.values().forEach(PortForwards::close);
    tunnels.clear();
  }
}
