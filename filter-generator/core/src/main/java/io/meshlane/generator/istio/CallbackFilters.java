package io.meshlane.generator.istio;

import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.CallbackHosts;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Slug;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The Lua filters: one for each group of pods and form, with all its callbacks in one table. */
final class CallbackFilters {
  private final Topology topology;

  CallbackFilters(Topology topology) {
    this.topology = topology;
  }

  Stream<IstioObject> all() {
    Map<Target, List<Callback>> grouped = new LinkedHashMap<>();
    topology.callbacks().stream()
        .filter(callback -> callback.via().isLua())
        .forEach(
            callback ->
                target(callback)
                    .ifPresent(
                        target ->
                            grouped.computeIfAbsent(target, t -> new ArrayList<>()).add(callback)));
    Set<String> names = new HashSet<>();
    return grouped.entrySet().stream()
        .map(
            group -> {
              Target target = group.getKey();
              boolean taken = !names.add(target.namespace() + "/" + target.name() + target.via());
              return object(taken ? target.named(target.fullName()) : target, group.getValue());
            });
  }

  private IstioObject object(Target target, List<Callback> callbacks) {
    var table = new CallbackTable(topology.header(), CallbackHosts.of(topology, callbacks));
    var meta = new ObjectMeta(target.name(), target.namespace(), topology.name());
    boolean atGateway = target.atGateway();
    return target.via() == Via.ENVOY_FILTER
        ? new EnvoyFilter(meta, target.selector(), atGateway ? "GATEWAY" : "SIDECAR_INBOUND", table)
        : new TrafficExtension(meta, target.selector(), atGateway ? null : "SERVER", table);
  }

  /** The pods a callback acts on; empty for a gateway the topology does not have. */
  private Optional<Target> target(Callback callback) {
    if (callback.site() instanceof Site.AtWorkload pods) {
      String app = pods.selector().getOrDefault("app", String.join("-", pods.selector().values()));
      String name = Slug.plain(app) + "-callbacks";
      return Optional.of(
          new Target(name, pods.namespace(), pods.selector(), false, callback.via()));
    }
    return topology
        .gateway(((Site.AtGateway) callback.site()).gateway())
        .map(gateway -> target(gateway, callback.via()));
  }

  /** Gateway pods are shared by teams, so the topology's name keeps their filters apart. */
  private Target target(Gateway gateway, Via via) {
    Gateway first =
        topology.gateways().stream()
            .filter(other -> other.workload().equals(gateway.workload()))
            .findFirst()
            .orElse(gateway);
    String name = topology.name() + "-" + first.name() + "-callbacks";
    return new Target(
        name, gateway.workload().namespace(), gateway.workload().selector(), true, via);
  }

  private record Target(
      String name,
      String namespace,
      SortedMap<String, String> selector,
      boolean atGateway,
      Via via) {
    Target named(String other) {
      return new Target(other, namespace, selector, atGateway, via);
    }

    /** For pods that share their app label with others: all labels. */
    String fullName() {
      return Slug.plain(String.join("-", selector.values())) + "-callbacks";
    }
  }
}
