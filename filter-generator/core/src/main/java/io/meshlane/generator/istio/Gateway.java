package io.meshlane.generator.istio;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Ports and hosts that gateway pods listen on.
 *
 * @see <a href="https://istio.io/latest/docs/reference/config/networking/gateway/">Gateway</a>
 */
public record Gateway(ObjectMeta meta, SortedMap<String, String> selector, List<Server> servers)
    implements IstioObject {

  /** One listener; {@code name} is unique among the servers. */
  public record Server(
      int port, String name, String protocol, List<String> hosts, @Nullable Tls tls) {}

  /** Where the certificate is. */
  public record Tls(String mode, String credentialName) {}
}
