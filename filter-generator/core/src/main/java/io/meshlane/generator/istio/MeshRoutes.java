package io.meshlane.generator.istio;

import io.meshlane.generator.istio.VirtualService.HttpMatch;
import io.meshlane.generator.istio.VirtualService.HttpRoute;
import io.meshlane.generator.istio.VirtualService.StringMatch;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.Port;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The rules sidecars follow when they call a service. */
final class MeshRoutes {
  private MeshRoutes() {}

  /**
   * Rules for every port.
   *
   * @param gateways {@code [mesh]} where the VirtualService also serves gateways, else empty
   */
  static List<HttpRoute> of(
      Topology topology, LaneResolution resolution, Service service, List<String> gateways) {
    boolean several = service.manyPorts();
    List<HttpRoute> http = new ArrayList<>();
    for (Port port :
        service.ports().stream().sorted(Comparator.comparingInt(Port::number)).toList()) {
      // With several ports a rule that names none would catch them all, and a destination that
      // names none would send
      // every port's requests to one.
      Integer number = several ? port.number() : null;
      var routes = new Routes(service, topology.header(), number);
      for (LaneRule rule : LaneRules.inMesh(topology, resolution, service)) {
        String name = several ? port.number() + "." + rule.name() : rule.name();
        var match = matches(rule, topology.header(), gateways, number, null);
        http.add(routes.route(name, match, rule.outcome(), Map.of(), null));
      }
    }
    return http;
  }

  /** One alternative for each header value; none when the rule is for every request. */
  static List<HttpMatch> matches(
      LaneRule rule,
      String header,
      List<String> gateways,
      @Nullable Integer port,
      @Nullable StringMatch uri) {
    if (!rule.values().isEmpty()) {
      return rule.values().stream()
          .map(
              value ->
                  new HttpMatch(
                      gateways, port, uri, null, new TreeMap<>(Map.of(header, value)), List.of()))
          .toList();
    }
    List<String> without = rule.uncoloured() ? List.of(header) : List.of();
    boolean always = gateways.isEmpty() && port == null && uri == null && without.isEmpty();
    return always
        ? List.of()
        : List.of(new HttpMatch(gateways, port, uri, null, new TreeMap<>(), without));
  }
}
