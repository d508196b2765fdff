package io.meshlane.generator.change;

import java.util.Locale;

/** Names of hosts as istiod completes and compares them. */
final class Hosts {
  private Hosts() {}

  /** In lower case; a name without a dot is a Service in {@code namespace}. */
  static String full(String host, String namespace) {
    String lower = host.toLowerCase(Locale.ROOT);
    boolean isShort = !lower.contains(".") && !lower.contains("*");
    return isShort ? lower + "." + namespace + ".svc.cluster.local" : lower;
  }

  /** True when {@code pattern} ({@code *}, {@code *.example.com} or a name) takes {@code host}. */
  static boolean covers(String pattern, String host) {
    return pattern.startsWith("*") ? host.endsWith(pattern.substring(1)) : pattern.equals(host);
  }

  /** True when some host is taken by both. */
  static boolean meet(String one, String other) {
    return covers(one, other) || covers(other, one);
  }
}
