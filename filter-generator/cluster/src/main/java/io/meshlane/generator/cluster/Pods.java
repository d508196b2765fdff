package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.meshlane.generator.cluster.istiod.ProxyPods;
import io.meshlane.generator.diagnostic.Findings;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The pods of all namespaces that have a proxy, where they may be listed; else that is a finding,
 * and only the proxies that istiod names are waited for.
 */
record Pods(KubernetesClient client, Requests requests, Findings findings) implements ProxyPods {
  private static final String PROXY = "istio-proxy";
  private static final String INJECTED = "security.istio.io/tlsMode";
  private static final int NOT_FOUND = 404;

  @Override
  public Set<String> serving() {
    try {
      List<Pod> pods =
          requests.call(
              "pods",
              () ->
                  client
                      .pods()
                      .inAnyNamespace()
                      .withLabel(INJECTED)
                      .withField("status.phase", "Running")
                      .list()
                      .getItems());
      return pods.stream()
          .filter(pod -> isReady(pod) && hasProxy(pod))
          .map(pod -> pod.getMetadata().getName() + "." + pod.getMetadata().getNamespace())
          .collect(Collectors.toSet());
    } catch (ClusterProblem e) {
      if (!Failure.isForbidden(e)) {
        throw e;
      }
      findings.add(Verdicts.unknownPods(e.diagnostic()));
      return Set.of();
    }
  }

  @Override
  public boolean isGone(String proxy) {
    int dot = proxy.indexOf('.');
    if (dot < 0) {
      return false;
    }
    try {
      Pod pod =
          client
              .pods()
              .inNamespace(proxy.substring(dot + 1))
              .withName(proxy.substring(0, dot))
              .get();
      return pod == null || isEnding(pod);
    } catch (KubernetesClientException e) {
      return e.getCode() == NOT_FOUND;
    }
  }

  private static boolean isEnding(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() != null
        || Set.of("Failed", "Succeeded").contains(pod.getStatus().getPhase());
  }

  private static boolean hasProxy(Pod pod) {
    return Stream.concat(
            pod.getSpec().getContainers().stream(), pod.getSpec().getInitContainers().stream())
        .map(Container::getName)
        .anyMatch(PROXY::equals);
  }

  /** True when it serves, and nobody has ended it. */
  static boolean isReady(Pod pod) {
    return pod.getMetadata().getDeletionTimestamp() == null
        && ready(pod).filter(condition -> condition.getStatus().equals("True")).isPresent();
  }

  static Optional<PodCondition> ready(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .filter(condition -> condition.getType().equals("Ready"))
        .findFirst();
  }
}
