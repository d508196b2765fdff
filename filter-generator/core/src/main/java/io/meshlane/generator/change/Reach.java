package io.meshlane.generator.change;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a VirtualService takes up: hosts, at gateways, at ports.
 *
 * @param ports as rules name them; {@link #ANY} when a rule names none
 */
record Reach(Set<String> hosts, Set<String> gateways, Set<Object> ports) {
  private static final Object ANY = "any";

  static Reach of(Map<String, Object> spec) {
    List<String> gateways = Tree.texts(spec, "gateways");
    return new Reach(
        Set.copyOf(Tree.texts(spec, "hosts")),
        gateways.isEmpty() ? Set.of("mesh") : Set.copyOf(gateways),
        ports(spec));
  }

  /**
   * True when a rule of {@code other}, put in front here, takes no request that it does not take
   * there, and leaves nobody without a rule: at a port without any rule the Service answers, and
   * one rule for some of its requests makes that a 404 for the others.
   */
  boolean mayLendFrom(Reach other) {
    return other.hosts.containsAll(hosts)
        && other.gateways.containsAll(gateways)
        && (ports.contains(ANY) || ports.containsAll(other.ports));
  }

  private static Set<Object> ports(Map<String, Object> spec) {
    Set<Object> ports = new HashSet<>();
    for (Map<String, Object> rule : Tree.maps(spec, "http")) {
      List<Map<String, Object>> matches = Tree.maps(rule, "match");
      matches.forEach(match -> ports.add(match.getOrDefault("port", ANY)));
      if (matches.isEmpty()) {
        ports.add(ANY);
      }
    }
    return ports;
  }
}
