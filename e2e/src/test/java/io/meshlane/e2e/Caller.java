package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A pod of another namespace than the services', with a sidecar or without, that calls them. */
final class Caller implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final Cluster cluster;
  private final String namespace;
  private final LocalPortForward tunnel;

  private Caller(Cluster cluster, String namespace, LocalPortForward tunnel) {
    this.cluster = cluster;
    this.namespace = namespace;
    this.tunnel = tunnel;
  }

  static Caller start(Cluster cluster, String namespace, boolean sidecar) {
    Map<String, String> values = new HashMap<>(Map.of("namespace", namespace, "name", "caller"));
    values.putAll(Map.of("service", "caller", "version", "none", "ports", "8080"));
    values.put("firstPort", "8080");
    cluster.read(Template.fill("stage/namespace.yaml", values)).forEach(cluster::apply);
    Pod pod = (Pod) cluster.read(Template.fill("stage/echo-pod.yaml", values)).get(0);
    pod =
        new PodBuilder(pod)
            .editMetadata()
            .addToLabels("sidecar.istio.io/inject", String.valueOf(sidecar))
            .endMetadata()
            .build();
    // The namespace's service account comes a moment after the namespace.
    Pod wanted = pod;
    Polling.until(
        START,
        "the service account of " + namespace,
        () ->
            cluster.client().serviceAccounts().inNamespace(namespace).withName("default").get()
                != null);
    cluster.apply(wanted);
    Polling.until(
        START,
        "the caller in " + namespace,
        () -> Workloads.isReady(cluster.client().resource(wanted).get()));
    return new Caller(
        cluster, namespace, cluster.client().pods().resource(wanted).portForward(8080));
  }

  /** What a GET from the pod answers. */
  Answer get(String url, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(Map.of("x-set-accept", "application/json"));
    headers.forEach((name, value) -> all.put("x-set-" + name, value));
    return Answer.of(Http.get("http://localhost:" + tunnel.getLocalPort() + "/call?" + url, all));
  }

  @Override
  public void close() {
    cluster.client().namespaces().withName(namespace).delete();
    try {
      tunnel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
