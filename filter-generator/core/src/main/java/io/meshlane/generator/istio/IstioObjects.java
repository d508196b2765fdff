package io.meshlane.generator.istio;

import io.meshlane.generator.istio.Gateway.Server;
import io.meshlane.generator.topology.Topology;
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
    List<Server> servers =
        gateway.servers().stream()
            .map(
                server ->
                    new Server(
                        server.port(),
                        server.protocol().toLowerCase(Locale.ROOT) + "-" + server.port(),
                        server.protocol(),
                        server.hosts().stream().distinct().sorted().toList(),
                        server
                            .tls()
                            .map(tls -> new Gateway.Tls(tls.mode(), tls.credentialName()))
                            .orElse(null)))
            .sorted(Comparator.comparingInt(Server::port))
            .toList();
    var meta = new ObjectMeta(gateway.name(), gateway.namespace(), topology.name());
    return new Gateway(meta, gateway.workload().selector(), servers);
  }
}
