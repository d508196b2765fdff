package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A lane that is more than one version name.
 *
 * @param name what the routing header names
 * @param versions service (name, or {@code namespace/name}) to version
 * @param fallback lanes or versions tried in order where this lane has nothing
 */
public record Lane(
    String name, SortedMap<String, String> versions, List<String> fallback, Origin origin) {

  public Lane {
    versions = Collections.unmodifiableSortedMap(new TreeMap<>(versions));
    fallback = List.copyOf(fallback);
  }

  /** The version it picks for {@code service}, if it names one. */
  public Optional<String> version(Service service) {
    String qualified = versions.get(service.namespace() + "/" + service.name());
    return Optional.ofNullable(qualified != null ? qualified : versions.get(service.name()));
  }
}
