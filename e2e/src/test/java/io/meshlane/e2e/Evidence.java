package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a failure's reader asks for next: the proxies' access logs and routes and istiod's log. */
final class Evidence {
  private static final int READ = 200;
  private static final int LINES = 6;

  /**
   * An access log's line, as text or JSON, or trouble; the rest is what proxies say of themselves.
   */
  private static final Pattern MATTERS = Pattern.compile("^[\\[{].*|.*\t(?:warn|error)\t.*");

  private Evidence() {}

  /**
   * Of every proxy in some namespaces.
   *
   * @param services the namespace the routes lead to
   */
  static String of(Cluster cluster, Collection<String> namespaces, String services) {
    List<Pod> pods =
        namespaces.stream()
            .flatMap(it -> cluster.client().pods().inNamespace(it).list().getItems().stream())
            .filter(pod -> !pod.getMetadata().getLabels().getOrDefault("app", "").equals("istiod"))
            .filter(Evidence::hasNode)
            .toList();
    List<String> lines = new ArrayList<>();
    pods.forEach(pod -> add(cluster, pod, lines));
    addRoutes(cluster, pods, services, lines);
    lines.add("istiod:");
    lines.addAll(
        last(
            cluster.istiod().log(READ).stream(), line -> matters(line) || line.contains(services)));
    return String.join(System.lineSeparator(), lines);
  }

  /** Once for all proxies that have the same, which most have. */
  private static void addRoutes(
      Cluster cluster, List<Pod> pods, String services, List<String> lines) {
    Map<List<String>, List<String>> proxies = new LinkedHashMap<>();
    for (Pod pod : pods) {
      proxies
          .computeIfAbsent(EnvoyRoutes.of(cluster, pod, services), routes -> new ArrayList<>())
          .add(pod.getMetadata().getName());
    }
    proxies.forEach(
        (routes, names) -> {
          lines.add("routes of " + String.join(", ", names) + ":");
          routes.forEach(line -> lines.add("  " + line));
        });
  }

  private static boolean hasNode(Pod pod) {
    return pod.getSpec().getNodeName() != null;
  }

  private static void add(Cluster cluster, Pod pod, List<String> lines) {
    List<String> told = new ArrayList<>();
    for (ContainerStatus container : pod.getStatus().getContainerStatuses()) {
      if (!container.getReady()) {
        told.add("  " + container.getName() + " " + container.getState());
      }
    }
    try {
      String log =
          cluster
              .client()
              .pods()
              .resource(pod)
              .inContainer("istio-proxy")
              .tailingLines(READ)
              .getLog();
      last(log.lines(), Evidence::matters).forEach(line -> told.add("  " + line));
    } catch (KubernetesClientException e) {
      told.add("  no log: " + e.getMessage());
    }
    if (!told.isEmpty()) {
      var meta = pod.getMetadata();
      lines.add(meta.getName() + "." + meta.getNamespace() + ": " + pod.getStatus().getPhase());
      lines.addAll(told);
    }
  }

  private static boolean matters(String line) {
    return MATTERS.matcher(line).matches();
  }

  private static List<String> last(Stream<String> log, Predicate<String> matters) {
    List<String> some = log.filter(matters).toList();
    return some.subList(Math.max(0, some.size() - LINES), some.size());
  }
}
