package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a failure's reader asks for next: the proxies' access logs and istiod's log. */
final class Evidence {
  private static final int LINES = 6;

  private Evidence() {}

  static String of(Cluster cluster, Collection<String> namespaces) {
    List<String> lines = new ArrayList<>();
    for (String namespace : namespaces) {
      cluster.client().pods().inNamespace(namespace).list().getItems().stream()
          .filter(pod -> !pod.getMetadata().getLabels().getOrDefault("app", "").equals("istiod"))
          .filter(Evidence::hasNode)
          .forEach(pod -> add(cluster, pod, lines));
    }
    lines.add("istiod:");
    lines.addAll(cluster.istiod().log(LINES));
    return String.join(System.lineSeparator(), lines);
  }

  private static boolean hasNode(Pod pod) {
    return pod.getSpec().getNodeName() != null;
  }

  private static void add(Cluster cluster, Pod pod, List<String> lines) {
    var meta = pod.getMetadata();
    lines.add(meta.getName() + "." + meta.getNamespace() + ": " + pod.getStatus().getPhase());
    for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
      if (!container.getReady()) {
        lines.add("  " + container.getName() + " " + container.getState());
      }
    }
    try {
      String log =
          cluster
              .client()
              .pods()
              .resource(pod)
              .inContainer("istio-proxy")
              .tailingLines(LINES)
              .getLog();
      log.lines().forEach(line -> lines.add("  " + line));
    } catch (KubernetesClientException e) {
      lines.add("  no log: " + e.getMessage());
    }
  }
}
