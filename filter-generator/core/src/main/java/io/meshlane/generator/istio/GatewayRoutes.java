package io.meshlane.generator.istio;

import io.meshlane.generator.istio.LaneRule.Outcome;
import io.meshlane.generator.istio.VirtualService.HttpMatch;
import io.meshlane.generator.istio.VirtualService.HttpRoute;
import io.meshlane.generator.istio.VirtualService.StringMatch;
import io.meshlane.generator.topology.EdgePolicy;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Entry.PathMatch;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The rules a gateway follows for one host: callbacks first, then each entry with its lanes,
 * longest path first.
 */
final class GatewayRoutes {
  private static final Comparator<ServiceEntry> LONGEST_FIRST =
      Comparator.comparing((ServiceEntry e) -> -e.entry().path().value().length())
          .thenComparing(e -> !e.entry().path().exact())
          .thenComparing(e -> e.entry().path().value())
          .thenComparing(e -> e.service().host());

  private final Topology topology;
  private final LaneResolution resolution;
  private final List<String> gateways;

  /**
   * For the rules of one VirtualService.
   *
   * @param gateways written on every rule where the VirtualService also serves the mesh, else empty
   */
  GatewayRoutes(Topology topology, LaneResolution resolution, List<String> gateways) {
    this.topology = topology;
    this.resolution = resolution;
    this.gateways = gateways;
  }

  /** An entry and the service it leads to. */
  record ServiceEntry(Service service, Entry entry) {}

  /**
   * The rules for {@code entries}.
   *
   * @param callbacks authority to lane, for the hosts this VirtualService answers
   */
  List<HttpRoute> of(List<ServiceEntry> entries, SortedMap<String, String> callbacks) {
    List<HttpRoute> http = new ArrayList<>();
    for (ServiceEntry entry : entries.stream().sorted(LONGEST_FIRST).toList()) {
      // Edge rules come first: what the edge keeps is no callback, and what it drops counts as
      // absent.
      boolean known = topology.edge() == EdgePolicy.KNOWN;
      List<HttpRoute> lanes = lanes(entry, callbacks.isEmpty());
      http.addAll(known ? lanes.subList(0, lanes.size() - 1) : List.of());
      http.addAll(callbacks(entry, callbacks));
      http.addAll(known ? lanes.subList(lanes.size() - 1, lanes.size()) : lanes);
    }
    return http;
  }

  private List<HttpRoute> lanes(ServiceEntry entry, boolean noCallbacks) {
    List<HttpRoute> http = new ArrayList<>();
    for (LaneRule rule : LaneRules.atGateway(topology, resolution, entry.service(), noCallbacks)) {
      var match =
          MeshRoutes.matches(rule, topology.header(), gateways, null, uri(entry.entry().path()));
      http.add(route(entry, rule.name(), match, rule.outcome(), Map.of()));
    }
    return http;
  }

  private List<HttpRoute> callbacks(ServiceEntry entry, SortedMap<String, String> callbacks) {
    SortedMap<String, List<String>> hostsOf = new TreeMap<>();
    callbacks.forEach(
        (host, lane) -> hostsOf.computeIfAbsent(lane, l -> new ArrayList<>()).add(host));
    List<HttpRoute> http = new ArrayList<>();
    hostsOf.forEach(
        (lane, hosts) -> {
          List<HttpMatch> match =
              hosts.stream().flatMap(host -> authority(entry, host).stream()).toList();
          Outcome outcome = LaneRules.outcome(topology, resolution, entry.service(), lane);
          http.add(
              route(entry, "callback-" + lane, match, outcome, Map.of(topology.header(), lane)));
        });
    return http;
  }

  /**
   * A request of {@code host} whose routing header is absent, empty or {@code -}; of any, where the
   * edge drops it.
   */
  private List<HttpMatch> authority(ServiceEntry entry, String host) {
    StringMatch authority = StringMatch.regex(Authorities.regex(host));
    StringMatch uri = uri(entry.entry().path());
    if (topology.edge() != EdgePolicy.TRUST) {
      return List.of(new HttpMatch(gateways, null, uri, authority, new TreeMap<>(), List.of()));
    }
    String header = topology.header();
    return List.of(
        new HttpMatch(gateways, null, uri, authority, new TreeMap<>(), List.of(header)),
        new HttpMatch(
            gateways,
            null,
            uri,
            authority,
            new TreeMap<>(Map.of(header, StringMatch.exact(""))),
            List.of()),
        new HttpMatch(
            gateways,
            null,
            uri,
            authority,
            new TreeMap<>(Map.of(header, StringMatch.exact("-"))),
            List.of()));
  }

  private HttpRoute route(
      ServiceEntry entry,
      String name,
      List<HttpMatch> match,
      Outcome outcome,
      Map<String, String> set) {
    Service service = entry.service();
    int port = entry.entry().port().orElseGet(() -> service.ports().get(0).number());
    // Always with its port: a Service may have more than the topology knows, and the gateway's own
    // is another (503 NC).
    return new Routes(service, topology.header(), port)
        .route(
            service.name() + "." + name, match, outcome, set, entry.entry().rewrite().orElse(null));
  }

  /** Null for {@code prefix: /}, which every path has. */
  private static @Nullable StringMatch uri(PathMatch path) {
    if (path.exact()) {
      return StringMatch.exact(path.value());
    }
    return path.value().equals("/") ? null : StringMatch.prefix(path.value());
  }
}
