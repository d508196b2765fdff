package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSlice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The echo servers of one namespace: a pod for each version, a Service for each name. */
final class Workloads {
  private static final Duration START = Duration.ofSeconds(120);

  private final Cluster cluster;
  private final String namespace;

  Workloads(Cluster cluster, String namespace) {
    this.cluster = cluster;
    this.namespace = namespace;
  }

  /**
   * One version of one service.
   *
   * @param ports where it listens
   * @param settings further environment variables of the echo server
   */
  record Echo(String service, String version, List<Integer> ports, Map<String, String> settings) {
    String pod() {
      return service + "-" + version;
    }
  }

  /** Starts those that do not run, all at once; {@link #awaitReady} waits. */
  void start(Collection<Echo> echoes) {
    Set<String> running = pods().keySet();
    echoes.stream().map(this::service).forEach(cluster::apply);
    echoes.stream()
        .filter(echo -> !running.contains(echo.pod()))
        .map(this::pod)
        .forEach(cluster::apply);
  }

  void stop(Echo echo) {
    cluster.client().pods().inNamespace(namespace).withName(echo.pod()).delete();
    Polling.until(START, echo.pod() + " to end", () -> !pods().containsKey(echo.pod()));
    awaitEndpoints();
  }

  /** Until every pod is ready and stands in the endpoints of its Service. */
  void awaitReady() {
    Polling.until(
        START,
        "pods of " + namespace + " to be ready",
        () -> pods().values().stream().allMatch(Workloads::isReady));
    awaitEndpoints();
  }

  private void awaitEndpoints() {
    Set<String> ips =
        pods().values().stream()
            .filter(pod -> pod.getMetadata().getLabels().containsKey("app"))
            .map(pod -> pod.getStatus().getPodIP())
            .collect(Collectors.toSet());
    Polling.until(START, "endpoints of " + namespace, () -> endpoints().equals(ips));
  }

  private Set<String> endpoints() {
    Set<String> ips = new TreeSet<>();
    List<EndpointSlice> slices =
        cluster.client().discovery().v1().endpointSlices().inNamespace(namespace).list().getItems();
    slices.stream()
        .flatMap(slice -> slice.getEndpoints().stream())
        .filter(endpoint -> Boolean.TRUE.equals(endpoint.getConditions().getReady()))
        .forEach(endpoint -> ips.addAll(endpoint.getAddresses()));
    return ips;
  }

  /** Its pods by name. */
  Map<String, Pod> pods() {
    return cluster.client().pods().inNamespace(namespace).list().getItems().stream()
        .collect(Collectors.toMap(pod -> pod.getMetadata().getName(), pod -> pod));
  }

  static boolean isReady(Pod pod) {
    return pod.getStatus().getConditions().stream()
        .anyMatch(it -> it.getType().equals("Ready") && it.getStatus().equals("True"));
  }

  /** What runs, as the manifests that would have started it. */
  List<HasMetadata> manifests(Collection<Echo> echoes) {
    Set<String> running = pods().keySet();
    return echoes.stream()
        .filter(echo -> running.contains(echo.pod()))
        .flatMap(echo -> deployed(echo).stream())
        .toList();
  }

  /** As users deploy it. */
  List<HasMetadata> deployed(Echo echo) {
    return List.of(service(echo), deployment(pod(echo)));
  }

  private static HasMetadata deployment(Pod pod) {
    return new DeploymentBuilder()
        .withNewMetadata()
        .withName(pod.getMetadata().getName())
        .withNamespace(pod.getMetadata().getNamespace())
        .endMetadata()
        .withNewSpec()
        .withNewSelector()
        .withMatchLabels(pod.getMetadata().getLabels())
        .endSelector()
        .withNewTemplate()
        .withNewMetadata()
        .withLabels(pod.getMetadata().getLabels())
        .endMetadata()
        .withSpec(pod.getSpec())
        .endTemplate()
        .endSpec()
        .build();
  }

  private Service service(Echo echo) {
    String yaml =
        Template.fill(
            "stage/echo-service.yaml", Map.of("service", echo.service(), "namespace", namespace));
    return new ServiceBuilder((Service) cluster.read(yaml).get(0))
        .editSpec()
        .addAllToPorts(
            echo.ports().stream()
                .map(port -> new ServicePortBuilder().withName("http-" + port).withPort(port))
                .map(ServicePortBuilder::build)
                .toList())
        .endSpec()
        .build();
  }

  private Pod pod(Echo echo) {
    String ports = echo.ports().stream().map(String::valueOf).collect(Collectors.joining(","));
    Map<String, String> values =
        Map.of(
            "name", echo.pod(),
            "namespace", namespace,
            "service", echo.service(),
            "version", echo.version(),
            "ports", ports,
            "firstPort", echo.ports().get(0).toString());
    Pod pod = (Pod) cluster.read(Template.fill("stage/echo-pod.yaml", values)).get(0);
    var environment = new ArrayList<>(pod.getSpec().getContainers().get(0).getEnv());
    echo.settings()
        .forEach(
            (name, value) ->
                environment.add(new EnvVarBuilder().withName(name).withValue(value).build()));
    var container =
        new ContainerBuilder(pod.getSpec().getContainers().get(0)).withEnv(environment).build();
    return new PodBuilder(pod).editSpec().withContainers(container).endSpec().build();
  }
}
