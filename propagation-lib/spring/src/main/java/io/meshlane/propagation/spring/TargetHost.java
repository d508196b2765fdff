package io.meshlane.propagation.spring;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The host a request goes to, as the host policy wants it. */
final class TargetHost {
  private TargetHost() {}

  /** Null for a relative address. */
  static @Nullable String of(URI uri) {
    String host = uri.getHost();
    if (host != null) {
      return host;
    }
    // java.net.URI knows no host with an underscore, which many a service's name has.
    String authority = uri.getRawAuthority();
    return authority == null ? null : ofAuthority(authority);
  }

  static String ofAuthority(String authority) {
    return authority.substring(authority.lastIndexOf('@') + 1);
  }
}
