package io.meshlane.generator.change;

import static io.meshlane.generator.diagnostic.DiagnosticCode.VERSION_NOT_READY;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of versions without a ready pod. They keep their routes, and the proxy says 503 UH,
 * which is true; only where a grace is given, and is over, their lanes fall back. The baseline and
 * a version that is the service's only one always stay.
 *
 * @param grace how long a version's pods may all be not ready; empty for ever. One without any pod
 *     stays: while a Deployment is replaced it has none for a moment
 */
public record Readiness(Optional<Duration> grace) {

  /** {@code topology} without the versions whose grace is over; each of them is a warning. */
  public Topology from(
      Topology topology,
      Inventory inventory,
      MeshState state,
      SourceMap sources,
      Findings findings) {
    return topology.withServices(
        topology.services().stream()
            .map(
                service ->
                    kubernetes(service, inventory)
                        .map(
                            selecting ->
                                without(
                                    service,
                                    topology.versionLabel(),
                                    selecting,
                                    state,
                                    sources,
                                    findings))
                        .orElse(service))
            .toList());
  }

  private static Optional<KubernetesService> kubernetes(Service service, Inventory inventory) {
    return inventory.services().stream()
        .filter(found -> found.name().equals(service.name()))
        .filter(found -> found.namespace().equals(service.namespace()))
        .findFirst();
  }

  private Service without(
      Service service,
      String label,
      KubernetesService selecting,
      MeshState state,
      SourceMap sources,
      Findings findings) {
    List<String> staying =
        service.versions().stream()
            .filter(
                version ->
                    stays(
                        service,
                        version,
                        pods(selecting, label, version, state),
                        state.at(),
                        sources,
                        findings))
            .toList();
    return staying.isEmpty()
        ? service
        : service.with(service.ports(), service.manyPorts(), staying);
  }

  private static List<LivePod> pods(
      KubernetesService selecting, String label, String version, MeshState state) {
    return state.pods().stream()
        .filter(pod -> pod.namespace().equals(selecting.namespace()))
        .filter(pod -> pod.labels().entrySet().containsAll(selecting.selector().entrySet()))
        .filter(pod -> version.equals(pod.labels().get(label)))
        .toList();
  }

  private boolean stays(
      Service service,
      String version,
      List<LivePod> pods,
      Instant now,
      SourceMap sources,
      Findings findings) {
    if (pods.stream().anyMatch(LivePod::ready)) {
      return true;
    }
    boolean over =
        grace.isPresent()
            && !version.equals(service.baseline())
            && !pods.isEmpty() // since when it has none, no object says
            && pods.stream().allMatch(pod -> !pod.since().plus(grace.get()).isAfter(now));
    findings.add(
        VERSION_NOT_READY,
        sources.place(service.origin().child("versions")),
        "version "
            + quoted(version)
            + " of service "
            + quoted(service.name())
            + (pods.isEmpty() ? " has no pod" : " has no ready pod")
            + (over ? ": its requests fall back" : ": its requests are answered with 503"),
        over
            ? "apply again when it is ready, and it answers again"
            : pods.isEmpty()
                ? "start it, or take it out: out of the topology, or with retire"
                : "see why its pods are not ready; --unready-grace lets its requests fall back");
    return !over;
  }
}
