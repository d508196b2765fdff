package io.meshlane.generator.change;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A subset as a route names it.
 *
 * @param host in full
 */
record SubsetReference(String host, String subset) {

  /** Every subset that {@code virtualService} names: in routes, mirrors, for HTTP, TLS and TCP. */
  static Set<SubsetReference> of(MeshObject virtualService) {
    Set<SubsetReference> found = new HashSet<>();
    collect(virtualService.spec(), virtualService.key().namespace(), found);
    return found;
  }

  /** Wherever a host and a subset stand together it is a destination, in any kind of route. */
  private static void collect(Object value, String namespace, Set<SubsetReference> found) {
    if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, namespace, found));
    } else if (value instanceof Map<?, ?> map) {
      if (map.get("host") instanceof String host && map.get("subset") instanceof String subset) {
        found.add(new SubsetReference(Hosts.full(host, namespace), subset));
      }
      map.values().forEach(item -> collect(item, namespace, found));
    }
  }
}
