package io.meshlane.generator.discovery;

import io.meshlane.generator.discovery.Inventory.ServicePort;
import java.util.Locale;
import java.util.Set;

/**
 * What Istio takes a Service's port for. Routing by header works on the first two only.
 *
 * <p>{@code appProtocol} decides where it is set, in any case; else the port's name up to its first
 * {@code -}. Nothing else is looked at: a port named {@code tcp} that speaks HTTP is TCP.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/ops/configuration/traffic-management/protocol-selection/">Protocol
 *     selection</a>
 */
public enum PortProtocol {
  /** Declared as HTTP, HTTP/2 or gRPC. */
  HTTP,
  /** Not declared: Envoy looks at the first bytes, which a slow or silent client defeats. */
  SNIFFED,
  /** TCP, TLS, UDP or a database's protocol: no routing by header. */
  OPAQUE;

  private static final Set<String> ROUTED = Set.of("http", "http2", "grpc", "http_proxy");
  private static final Set<String> NOT_ROUTED =
      Set.of("tcp", "udp", "tls", "https", "mongo", "redis", "mysql", "hbone");

  /** Ports Istio never sniffs: the server speaks first there (SMTP, DNS, MySQL, MongoDB). */
  private static final Set<Integer> SERVER_FIRST = Set.of(25, 53, 3306, 27017);

  /** What Istio takes {@code port} for. */
  public static PortProtocol of(ServicePort port) {
    if (!port.protocol().equals("TCP")) {
      return OPAQUE;
    }
    PortProtocol declared = declared(port.appProtocol().orElse(port.name()));
    return declared == SNIFFED && SERVER_FIRST.contains(port.number()) ? OPAQUE : declared;
  }

  /** What Istio takes a port for that says only {@code written}, its name or its appProtocol. */
  public static PortProtocol declared(String written) {
    String word = written.toLowerCase(Locale.ROOT);
    switch (word) {
      case "kubernetes.io/h2c", "kubernetes.io/ws" -> {
        return HTTP;
      }
      case "kubernetes.io/wss" -> {
        return OPAQUE;
      }
      default -> {}
    }
    String first = word.split("-", 2)[0];
    if (word.startsWith("grpc-web") || ROUTED.contains(first)) {
      return HTTP;
    }
    return NOT_ROUTED.contains(first) ? OPAQUE : SNIFFED;
  }
}
