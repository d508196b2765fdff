package io.meshlane.generator.istio;

import io.meshlane.generator.istio.GatewayRoutes.ServiceEntry;
import io.meshlane.generator.istio.VirtualService.HttpRoute;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Who answers, as VirtualServices: one in the mesh for each service, and one for each host of each
 * gateway, whichever services are entered there. Two for one host would be merged by age (at a
 * gateway) or dropped (in the mesh).
 */
final class VirtualServices {
  private final Topology topology;
  private final LaneResolution resolution;
  private final Map<Gateway, SortedMap<String, String>> callbacksAt = new HashMap<>();

  VirtualServices(Topology topology) {
    this.topology = topology;
    this.resolution = new LaneResolution(topology);
  }

  Stream<VirtualService> all() {
    List<Service> separate =
        topology.services().stream().filter(service -> !service.combined()).toList();
    return Stream.concat(
        topology.services().stream()
            .map(service -> service.combined() ? combined(service) : mesh(service)),
        topology.gateways().stream().flatMap(gateway -> atGateway(gateway, separate)));
  }

  private VirtualService mesh(Service service) {
    var http = MeshRoutes.of(topology, resolution, service, List.of());
    return new VirtualService(meta(service), meshHosts(service), List.of(), http);
  }

  private Stream<VirtualService> atGateway(Gateway gateway, List<Service> services) {
    SortedMap<String, List<ServiceEntry>> entered = GatewayHosts.of(services, gateway);
    SortedMap<String, String> slugs = Hosts.slugs(entered.keySet());
    return entered.entrySet().stream()
        .map(
            at ->
                atGateway(
                    gateway,
                    at.getKey(),
                    name(gateway) + "-" + slugs.get(at.getKey()),
                    at.getValue()));
  }

  private VirtualService atGateway(
      Gateway gateway, String host, String name, List<ServiceEntry> entries) {
    SortedMap<String, String> callbacks = GatewayHosts.covered(callbacks(gateway), host);
    var meta = new ObjectMeta(name, topology.namespace(), topology.name());
    var http = new GatewayRoutes(topology, resolution, List.of()).of(entries, callbacks);
    return new VirtualService(
        meta, List.of(host), List.of(gateway.reference(topology.namespace())), http);
  }

  /** With its namespace where the topology has another gateway of the name. */
  private String name(Gateway gateway) {
    boolean shared =
        topology.gateways().stream().filter(other -> other.name().equals(gateway.name())).count()
            > 1;
    return shared ? gateway.namespace() + "-" + gateway.name() : gateway.name();
  }

  /** One VirtualService for mesh and gateways, its rules marked by where they act. */
  private VirtualService combined(Service service) {
    TreeSet<String> hosts = new TreeSet<>(meshHosts(service));
    List<String> gateways = new ArrayList<>(List.of("mesh"));
    List<HttpRoute> http = new ArrayList<>();
    for (Gateway gateway : topology.gateways()) {
      SortedMap<String, List<ServiceEntry>> entered = GatewayHosts.of(List.of(service), gateway);
      if (!entered.isEmpty()) {
        String reference = gateway.reference(service.namespace());
        gateways.add(reference);
        hosts.addAll(entered.keySet());
        http.addAll(combinedRoutes(gateway, reference, entered));
      }
    }
    http.addAll(MeshRoutes.of(topology, resolution, service, List.of("mesh")));
    return new VirtualService(meta(service), List.copyOf(hosts), gateways, http);
  }

  /** Entries once each: its hosts share the VirtualService, so one rule serves them all. */
  private List<HttpRoute> combinedRoutes(
      Gateway gateway, String reference, SortedMap<String, List<ServiceEntry>> entered) {
    SortedMap<String, String> callbacks = new java.util.TreeMap<>();
    entered
        .keySet()
        .forEach(host -> callbacks.putAll(GatewayHosts.covered(callbacks(gateway), host)));
    List<ServiceEntry> entries =
        entered.values().stream().flatMap(List::stream).distinct().toList();
    return new GatewayRoutes(topology, resolution, List.of(reference)).of(entries, callbacks);
  }

  /** Once for each gateway, not for each of its hosts: either may be thousands. */
  private SortedMap<String, String> callbacks(Gateway gateway) {
    return callbacksAt.computeIfAbsent(gateway, at -> GatewayHosts.callbacks(topology, at));
  }

  private static List<String> meshHosts(Service service) {
    TreeSet<String> hosts = new TreeSet<>();
    service.hosts().forEach(host -> hosts.add(host.toLowerCase(Locale.ROOT)));
    hosts.remove(service.host());
    return Stream.concat(Stream.of(service.host()), hosts.stream()).toList();
  }

  private ObjectMeta meta(Service service) {
    return new ObjectMeta(service.name(), service.namespace(), topology.name());
  }
}
