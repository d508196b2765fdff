package io.meshlane.generator.istio;

import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.CallbackHosts;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Slug;
import io.meshlane.generator.topology.Topology;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Lua filters: one for each group of pods and form, with all its callbacks in one table. */
final class CallbackFilters {
  private final Topology topology;

  CallbackFilters(Topology topology) {
    this.topology = topology;
  }

  Stream<IstioObject> all() {
    Map<Target, List<Callback>> grouped =
        topology.callbacks().stream()
            .filter(callback -> callback.via().isLua())
            .collect(
                Collectors.groupingBy(
                    callback -> new Target(site(callback), callback.via()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return grouped.entrySet().stream()
        .flatMap(group -> filter(group.getKey(), group.getValue()).stream());
  }

  /** A gateway has two names, and one filter for both. */
  private Site site(Callback callback) {
    return callback.site() instanceof Site.AtGateway at
        ? topology
            .gateway(at.gateway())
            .<Site>map(gateway -> new Site.AtGateway(gateway.reference("")))
            .orElse(at)
        : callback.site();
  }

  private java.util.Optional<IstioObject> filter(Target target, List<Callback> callbacks) {
    var table = new CallbackTable(topology.header(), CallbackHosts.of(topology, callbacks));
    if (target.site() instanceof Site.AtWorkload pods) {
      var meta = new ObjectMeta(name(pods.selector()), pods.namespace(), topology.name());
      return java.util.Optional.of(
          object(meta, pods.selector(), "SIDECAR_INBOUND", "SERVER", target.via(), table));
    }
    return topology
        .gateway(((Site.AtGateway) target.site()).gateway())
        .map(
            gateway ->
                object(
                    meta(gateway),
                    gateway.workload().selector(),
                    "GATEWAY",
                    null,
                    target.via(),
                    table));
  }

  private static IstioObject object(
      ObjectMeta meta,
      SortedMap<String, String> selector,
      String context,
      @org.jspecify.annotations.Nullable String mode,
      Via via,
      CallbackTable table) {
    return via == Via.ENVOY_FILTER
        ? new EnvoyFilter(meta, selector, context, table)
        : new TrafficExtension(meta, selector, mode, table);
  }

  /** Gateway pods are shared by teams, so the topology's name keeps their filters apart. */
  private ObjectMeta meta(Gateway gateway) {
    String name = topology.name() + "-" + gateway.name() + "-callbacks";
    return new ObjectMeta(name, gateway.workload().namespace(), topology.name());
  }

  private static String name(SortedMap<String, String> selector) {
    String app = selector.getOrDefault("app", String.join("-", selector.values()));
    return Slug.plain(app) + "-callbacks";
  }

  private record Target(Site site, Via via) {}
}
