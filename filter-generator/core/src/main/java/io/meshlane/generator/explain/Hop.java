package io.meshlane.generator.explain;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A request at the proxy that routes it.
 *
 * @param gateway {@code mesh}, or {@code namespace/name} of the Gateway
 * @param port the listener's, or the called service's
 * @param namespace of the proxy's pod, where it is known
 */
record Hop(Request request, String gateway, OptionalInt port, Optional<String> namespace) {
  /** Istio's word for every sidecar. */
  static final String MESH = "mesh";

  boolean inMesh() {
    return gateway.equals(MESH);
  }

  Hop withHeaders(Headers headers) {
    return new Hop(request.withHeaders(headers), gateway, port, namespace);
  }
}
