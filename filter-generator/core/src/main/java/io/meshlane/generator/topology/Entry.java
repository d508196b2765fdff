package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A way into the mesh: requests at a gateway for some hosts and a path go to the service.
 *
 * @param gateway name of a gateway of the topology, or {@code namespace/name}
 * @param hosts {@code *}, {@code *.example.com} or full names
 * @param rewrite what the matched path becomes
 * @param port the service's port, where it has several
 */
public record Entry(
    String gateway,
    List<String> hosts,
    PathMatch path,
    Optional<String> rewrite,
    OptionalInt port,
    Origin origin) {

  public Entry {
    hosts = List.copyOf(hosts);
  }

  /**
   * Which paths.
   *
   * @param exact the path itself, or everything that begins with it ({@code /api} also catches
   *     {@code /apiary})
   */
  public record PathMatch(String value, boolean exact) {
    /** {@code exact /login} or {@code prefix /api}, for messages. */
    @Override
    public String toString() {
      return (exact ? "exact " : "prefix ") + value;
    }
  }
}
