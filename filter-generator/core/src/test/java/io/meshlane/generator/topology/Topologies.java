package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Service.Port;
import io.meshlane.generator.topology.Service.WithoutBaseline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Small topologies for tests. */
public final class Topologies {
  private Topologies() {}

  /** A topology of these services and lanes, with baseline {@code base}. */
  public static Topology of(boolean ancestors, List<Service> services, Lane... lanes) {
    return new Topology(
        "test",
        "ns",
        "project-version",
        "base",
        "version",
        new IstioVersion(1, 29),
        List.of(),
        services,
        List.of(lanes),
        List.of(),
        ancestors,
        EdgePolicy.TRUST);
  }

  /** A service with these versions. */
  public static Service service(String name, String... versions) {
    return service(name, Optional.empty(), versions);
  }

  /** A service that may lack its baseline. */
  public static Service service(
      String name, Optional<WithoutBaseline> without, String... versions) {
    return new Service(
        name,
        "ns",
        "base",
        List.of(new Port("", 80)),
        false,
        List.of(versions),
        List.of(),
        List.of(),
        Traffic.NONE,
        without,
        false,
        Origin.ROOT);
  }

  /** A lane that falls back to others. */
  public static Lane lane(String name, Map<String, String> versions, String... fallback) {
    return new Lane(name, new TreeMap<>(versions), List.of(fallback), Origin.ROOT);
  }
}
