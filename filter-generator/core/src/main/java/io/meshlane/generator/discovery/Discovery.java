package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.SERVICE_NOT_FOUND;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.Port;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.topology.Traffic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Fills what a topology leaves out from manifests: ports, versions and whole services. What the
 * topology says always wins.
 *
 * <p>A Service that the topology does not list becomes one of its services when a lane could make a
 * difference there: it has a port that routes HTTP and pods with the version label.
 */
public final class Discovery {

  /**
   * The filled topology. A service that is to be filled and that the manifests do not have is a
   * finding; without any manifests it stays as it is.
   *
   * @param sources learns where each added service stands
   */
  public Topology fill(
      Topology topology, Inventory inventory, SourceMap sources, Findings findings) {
    if (inventory.isEmpty()) {
      return topology;
    }
    var filling = new Filling(topology, inventory, new Endpoints(inventory), sources, findings);
    List<Service> services = new ArrayList<>();
    topology.services().forEach(service -> services.add(filling.filled(service)));
    services.addAll(filling.added());
    return topology.withServices(services);
  }

  private record Filling(
      Topology topology,
      Inventory inventory,
      Endpoints endpoints,
      SourceMap sources,
      Findings findings) {

    /**
     * A service that lacks nothing still learns from the manifests how many ports its Service has.
     */
    Service filled(Service service) {
      Optional<KubernetesService> found = endpoints.service(service.namespace(), service.name());
      if (found.isEmpty() && (service.ports().isEmpty() || service.versions().isEmpty())) {
        notFound(service);
      }
      return found.map(manifest -> filled(service, manifest)).orElse(service);
    }

    private Service filled(Service service, KubernetesService manifest) {
      return service.with(
          service.ports().isEmpty() ? ports(manifest) : service.ports(),
          manifest.ports().size() > 1,
          service.versions().isEmpty() ? versions(manifest) : service.versions());
    }

    List<Service> added() {
      Set<String> listed =
          topology.services().stream().map(Service::host).collect(Collectors.toSet());
      return inventory.services().stream()
          .map(manifest -> filled(empty(manifest), manifest))
          .filter(service -> !listed.contains(service.host()))
          .filter(service -> !service.ports().isEmpty() && !service.versions().isEmpty())
          .sorted(Comparator.comparing(Service::namespace).thenComparing(Service::name))
          .toList();
    }

    private Service empty(KubernetesService manifest) {
      Origin origin = new Origin("discovered:" + manifest.namespace() + "/" + manifest.name());
      sources.put(origin, manifest.place());
      return new Service(
          manifest.name(),
          manifest.namespace(),
          topology.baseline(),
          List.of(),
          false,
          List.of(),
          List.of(),
          List.of(),
          Traffic.NONE,
          Optional.empty(),
          false,
          origin);
    }

    private static List<Port> ports(KubernetesService manifest) {
      return manifest.ports().stream()
          .filter(port -> PortProtocol.of(port) != PortProtocol.OPAQUE)
          .map(port -> new Port(port.name(), port.number()))
          .toList();
    }

    private List<String> versions(KubernetesService manifest) {
      return List.copyOf(endpoints.versions(manifest, topology.versionLabel()));
    }

    private void notFound(Service service) {
      List<String> elsewhere =
          inventory.services().stream()
              .filter(found -> found.name().equals(service.name()))
              .map(KubernetesService::namespace)
              .toList();
      List<String> names =
          inventory.services().stream()
              .filter(found -> found.namespace().equals(service.namespace()))
              .map(KubernetesService::name)
              .toList();
      String missing = service.ports().isEmpty() ? "port" : "versions";
      String otherwise = "name its manifest too, or write its " + missing + " here";
      findings.add(
          SERVICE_NOT_FOUND,
          sources.place(service.origin().child("name")),
          "service "
              + quoted(service.name())
              + " gives no "
              + missing
              + ", and the manifests"
              + " have no Service "
              + quoted(service.name())
              + " in namespace "
              + quoted(service.namespace()),
          elsewhere.isEmpty()
              ? didYouMean(service.name(), names, otherwise)
              : "the manifests have it in "
                  + list(elsewhere)
                  + ": write namespace: "
                  + elsewhere.get(0));
    }
  }
}
