package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A pod with a proxy to which things can be done; it serves nobody. */
final class WeakProxy implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(120);

  private final Cluster cluster;
  private final Pod pod;

  private WeakProxy(Cluster cluster, Pod pod) {
    this.cluster = cluster;
    this.pod = pod;
  }

  /** Starts it; its proxy is connected. */
  static WeakProxy start(Stage stage) {
    Cluster cluster = stage.cluster();
    Pod wanted = (Pod) cluster.read(Template.fill("apply/proxy.yaml", stage.values())).get(0);
    var proxy = new WeakProxy(cluster, wanted);
    cluster.apply(wanted);
    Polling.until(START, proxy + " to be ready", proxy::isReady);
    return proxy;
  }

  /** Ready, and connected to istiod. */
  boolean isReady() {
    Pod now = cluster.client().resource(pod).get();
    return now != null
        && Workloads.isReady(now)
        && cluster.istiod().proxies().containsKey(toString());
  }

  /** Envoy does nothing any more; the connections stay. */
  void stop() {
    signal("STOP", "envoy");
  }

  /** Envoy goes on. */
  void goOn() {
    signal("CONT", "envoy");
  }

  /** The connections end at once; the container starts again. */
  void kill() {
    signal("KILL", "pilot-agent");
  }

  private void signal(String signal, String program) {
    String script =
        "for p in /proc/[0-9]*; do [ \"$(cat $p/comm)\" = %s ] && kill -%s ${p#/proc/}; done; :"
            .formatted(program, signal);
    try (ExecWatch shell =
        cluster
            .client()
            .pods()
            .resource(pod)
            .inContainer("shell")
            .redirectingOutput()
            .exec("sh", "-c", script)) {
      shell.exitCode().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code pod.namespace}, as istiod calls it. */
  @Override
  public String toString() {
    return pod.getMetadata().getName() + "." + pod.getMetadata().getNamespace();
  }

  @Override
  public void close() {
    cluster.client().resource(pod).withGracePeriod(0).delete();
  }
}
