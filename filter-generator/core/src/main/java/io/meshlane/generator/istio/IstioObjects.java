package io.meshlane.generator.istio;

import io.meshlane.generator.istio.Gateway.Server;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Everything a topology needs in the mesh. */
public final class IstioObjects {
  private static final List<Class<? extends IstioObject>> ORDER =
      List.of(
          DestinationRule.class,
          Gateway.class,
          VirtualService.class,
          EnvoyFilter.class,
          TrafficExtension.class);

  private static final Comparator<IstioObject> BY_KIND_AND_NAME =
      Comparator.comparing((IstioObject object) -> ORDER.indexOf(object.getClass()))
          .thenComparing(object -> object.meta().namespace())
          .thenComparing(object -> object.meta().name());

  private static final Comparator<io.meshlane.generator.topology.Gateway.Server> BY_PORT =
      Comparator.comparingInt(io.meshlane.generator.topology.Gateway.Server::port)
          .thenComparing(server -> String.join(",", server.hosts()));

  private IstioObjects() {}

  /**
   * The objects of {@code topology}, which must have passed the analysis: DestinationRules before
   * the VirtualServices that name their subsets, else by namespace and name. The same topology
   * gives the same list.
   */
  public static List<IstioObject> from(Topology topology) {
    Stream<IstioObject> rules =
        topology.services().stream().map(service -> DestinationRules.of(topology, service));
    Stream<IstioObject> gateways =
        topology.gateways().stream()
            .filter(io.meshlane.generator.topology.Gateway::generated)
            .map(gateway -> gateway(topology, gateway));
    return Stream.of(
            rules,
            gateways,
            new VirtualServices(topology).all(),
            new CallbackFilters(topology).all())
        .flatMap(objects -> objects)
        .sorted(BY_KIND_AND_NAME)
        .map(IstioObject.class::cast)
        .toList();
  }

  private static Gateway gateway(
      Topology topology, io.meshlane.generator.topology.Gateway gateway) {
    List<Server> servers = new ArrayList<>();
    for (var server : gateway.servers().stream().sorted(BY_PORT).toList()) {
      long before = servers.stream().filter(other -> other.port() == server.port()).count();
      String number = server.port() + (before == 0 ? "" : "-" + (before + 1));
      servers.add(server(server, server.protocol().toLowerCase(Locale.ROOT) + "-" + number));
    }
    var meta = new ObjectMeta(gateway.name(), gateway.namespace(), topology.name());
    return new Gateway(meta, gateway.workload().selector(), servers);
  }

  private static Server server(io.meshlane.generator.topology.Gateway.Server server, String name) {
    List<String> hosts =
        server.hosts().stream()
            .map(host -> host.toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    Gateway.Tls tls =
        server
            .tls()
            .map(found -> new Gateway.Tls(found.mode(), found.credentialName()))
            .orElse(null);
    return new Server(server.port(), name, server.protocol(), hosts, tls);
  }
}
