package io.meshlane.propagation.javahttp;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The host a request goes to, as the host policy wants it. */
final class TargetHost {
  private TargetHost() {}

  /** Null if there is none. */
  static @Nullable String of(URI uri) {
    String host = uri.getHost();
    if (host != null) {
      return host;
    }
    // java.net.URI knows no host with an underscore, which many a service's name has.
    String authority = uri.getRawAuthority();
    return authority == null ? null : authority.substring(authority.lastIndexOf('@') + 1);
  }
}
