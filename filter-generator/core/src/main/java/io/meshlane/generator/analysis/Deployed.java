package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.discovery.Endpoints;
import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.discovery.Inventory.Workload;
import io.meshlane.generator.discovery.PortProtocol;
import io.meshlane.generator.topology.Service;
import java.util.List;
import java.util.stream.Stream;

/** A service of the topology beside what the manifests have of it. */
record Deployed(Service service, KubernetesService manifest, List<Workload> workloads) {

  /** Every service that the manifests have; none when there are no manifests. */
  static Stream<Deployed> in(Subject subject) {
    var endpoints = new Endpoints(subject.inventory());
    return subject.topology().services().stream()
        .flatMap(
            service ->
                endpoints.service(service.namespace(), service.name()).stream()
                    .map(found -> new Deployed(service, found, endpoints.behind(found))));
  }

  /**
   * Every workload behind a Service with a port that lanes could use, once: also of services that
   * discovery left out, for these are the reasons why.
   */
  static Stream<Workload> workloads(Subject subject) {
    var endpoints = new Endpoints(subject.inventory());
    return subject.inventory().services().stream()
        .filter(
            found ->
                found.ports().stream()
                    .anyMatch(port -> PortProtocol.of(port) != PortProtocol.OPAQUE))
        .flatMap(found -> endpoints.behind(found).stream())
        .distinct();
  }

  /** True when the Service has a port of that number. */
  boolean has(int port) {
    return manifest.ports().stream().anyMatch(found -> found.number() == port);
  }

  /** {@code Deployment 'testaaa-release'}, as messages call it. */
  static String named(Workload workload) {
    return workload.kind() + " " + quoted(workload.name());
  }
}
