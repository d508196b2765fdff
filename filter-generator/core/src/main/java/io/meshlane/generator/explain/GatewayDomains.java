package io.meshlane.generator.explain;

import io.meshlane.generator.explain.GatewayObject.Server;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Which hosts gateways answer, and by whose rules. */
final class GatewayDomains {
  private final List<VirtualService> rules;
  private final SortedMap<String, GatewayObject> objects = new TreeMap<>();
  private final SortedSet<String> references = new TreeSet<>();
  private final Map<String, SortedMap<String, List<Bound>>> cache = new HashMap<>();

  GatewayDomains(RuleSet set) {
    this.rules = set.virtualServices().stream().filter(rule -> !isMeshOnly(rule)).toList();
    set.gateways().forEach(gateway -> objects.putIfAbsent(gateway.reference(), gateway));
    references.addAll(objects.keySet());
    rules.forEach(rule -> references.addAll(rule.gateways()));
    references.remove(Hop.MESH);
  }

  /** A VirtualService, and the gateway through which it acts. */
  record Bound(VirtualService rule, String gateway) {}

  /** {@code namespace/name} of every gateway the files know. */
  SortedSet<String> references() {
    return Collections.unmodifiableSortedSet(references);
  }

  SortedMap<String, String> selector(String gateway) {
    GatewayObject object = objects.get(gateway);
    return object == null ? new TreeMap<>() : object.selector();
  }

  /** The only port on which {@code gateway} takes HTTP. */
  OptionalInt onlyPort(String gateway) {
    List<Integer> ports = servers(gateway).map(Server::port).distinct().toList();
    return ports.size() == 1 ? OptionalInt.of(ports.get(0)) : OptionalInt.empty();
  }

  /** The server that sends this request to https, if every server for its host does. */
  Optional<Server> redirecting(String gateway, Hop hop) {
    List<Server> servers = forHost(gateway, hop);
    return servers.stream().allMatch(Server::redirects)
        ? servers.stream().findFirst()
        : Optional.empty();
  }

  /** Why the answer depends on the port, where some servers for the host redirect to https. */
  Optional<Unread> unclearPort(String gateway, Hop hop) {
    List<Server> servers = forHost(gateway, hop);
    return servers.stream().allMatch(Server::redirects)
        ? Optional.empty()
        : servers.stream()
            .filter(server -> server.redirects() && hop.port().isEmpty())
            .findFirst()
            .map(
                server ->
                    new Unread(
                        server.place(),
                        "servers.tls.httpsRedirect",
                        "port " + server.port() + " redirects and others do not; name the port"));
  }

  /** The only port on which {@code gateway} takes HTTP without sending it to https. */
  OptionalInt answeringPort(String gateway) {
    List<Integer> ports =
        servers(gateway)
            .filter(server -> !server.redirects())
            .map(Server::port)
            .distinct()
            .toList();
    return ports.size() == 1 ? OptionalInt.of(ports.get(0)) : OptionalInt.empty();
  }

  private List<Server> forHost(String gateway, Hop hop) {
    return servers(gateway)
        .filter(server -> isOn(server, hop.port()))
        .filter(server -> server.hosts().stream().anyMatch(host -> takes(host, hop)))
        .toList();
  }

  /** Domains of {@code gateway}, each with the rules for it, also of gateways on the same pods. */
  SortedMap<String, List<Bound>> of(String gateway, OptionalInt port) {
    return cache.computeIfAbsent(gateway + " " + port, key -> collect(gateway, port));
  }

  private SortedMap<String, List<Bound>> collect(String gateway, OptionalInt port) {
    SortedMap<String, List<Bound>> domains = new TreeMap<>();
    for (String together : onSamePods(gateway)) {
      for (VirtualService rule : rules) {
        if (rule.gateways().contains(together)) {
          for (String host : rule.hosts()) {
            hosts(together, port, host, rule.namespace())
                .forEach(
                    domain ->
                        domains
                            .computeIfAbsent(domain, d -> new ArrayList<>())
                            .add(new Bound(rule, together)));
          }
        }
      }
    }
    return domains;
  }

  /** The part of {@code host} that the gateway's servers take; all where it is not in the files. */
  private Stream<String> hosts(String gateway, OptionalInt port, String host, String namespace) {
    if (!objects.containsKey(gateway)) {
      return Stream.of(host);
    }
    return servers(gateway)
        .filter(server -> isOn(server, port))
        .flatMap(server -> server.hosts().stream())
        .flatMap(offered -> offered(offered, gateway, namespace).stream())
        .flatMap(offered -> Domains.common(offered, host).stream())
        .distinct();
  }

  /** A server's host for VirtualServices in {@code namespace}: {@code ns/host} is for some only. */
  private static Optional<String> offered(String host, String gateway, String namespace) {
    int slash = host.indexOf('/');
    if (slash < 0) {
      return Optional.of(host);
    }
    String to = host.substring(0, slash);
    String own = gateway.substring(0, gateway.indexOf('/'));
    boolean meant = to.equals("*") || namespace.equals(to.equals(".") ? own : to);
    return meant ? Optional.of(host.substring(slash + 1)) : Optional.empty();
  }

  private static boolean takes(String host, Hop hop) {
    return Domains.covers(host.substring(host.indexOf('/') + 1), hop.request().host());
  }

  private SortedSet<String> onSamePods(String gateway) {
    SortedSet<String> together = new TreeSet<>(List.of(gateway));
    SortedMap<String, String> selector = selector(gateway);
    objects.values().stream()
        .filter(other -> !selector.isEmpty() && other.selector().equals(selector))
        .forEach(other -> together.add(other.reference()));
    return together;
  }

  private Stream<Server> servers(String gateway) {
    return Optional.ofNullable(objects.get(gateway)).stream()
        .flatMap(object -> object.servers().stream())
        .filter(Server::http);
  }

  private static boolean isOn(Server server, OptionalInt port) {
    return port.isEmpty() || port.getAsInt() == server.port();
  }

  private static boolean isMeshOnly(VirtualService rule) {
    return rule.gateways().equals(List.of(Hop.MESH));
  }
}
