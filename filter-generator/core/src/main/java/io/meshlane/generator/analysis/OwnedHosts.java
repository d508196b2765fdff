package io.meshlane.generator.analysis;

import static java.util.Locale.ROOT;

import io.meshlane.generator.discovery.Inventory.Rule;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The hosts a topology writes rules for: in the mesh, and at each gateway. */
final class OwnedHosts {
  private final SortedSet<String> mesh = new TreeSet<>();
  private final Set<GatewayHost> atGateways = new HashSet<>();

  OwnedHosts(Topology topology) {
    for (Service service : topology.services()) {
      mesh.add(service.host());
      service.hosts().forEach(host -> mesh.add(host.toLowerCase(ROOT)));
      for (Entry entry : service.entries()) {
        topology.gateway(entry.gateway()).ifPresent(gateway -> add(entry, gateway));
        if (service.combined()) {
          entry.hosts().forEach(host -> mesh.add(host.toLowerCase(ROOT)));
        }
      }
    }
  }

  private void add(Entry entry, Gateway gateway) {
    String reference = gateway.namespace() + "/" + gateway.name();
    entry
        .hosts()
        .forEach(host -> atGateways.add(new GatewayHost(reference, host.toLowerCase(ROOT))));
  }

  /** Those that {@code rule} is for as well. */
  SortedSet<String> metBy(Rule rule) {
    SortedSet<String> met = new TreeSet<>();
    for (String host : rule.hosts()) {
      String lower = host.toLowerCase(ROOT);
      if (rule.actsInMesh()) {
        meshHosts(lower, rule).forEach(met::add);
      }
      if (rule.gateways().stream().anyMatch(gateway -> isOwned(gateway, lower, rule))) {
        met.add(host);
      }
    }
    return met;
  }

  private Stream<String> meshHosts(String host, Rule rule) {
    if (host.startsWith("*") && rule.kind().equals("DestinationRule")) {
      return mesh.stream().filter(owned -> owned.endsWith(host.substring(1)));
    }
    return Stream.of(
            host,
            host + "." + rule.namespace() + ".svc.cluster.local",
            host + ".svc.cluster.local",
            host + ".cluster.local")
        .filter(mesh::contains);
  }

  private boolean isOwned(String gateway, String host, Rule rule) {
    String reference = gateway.contains("/") ? gateway : rule.namespace() + "/" + gateway;
    return atGateways.contains(new GatewayHost(reference, host));
  }

  private record GatewayHost(String gateway, String host) {}
}
