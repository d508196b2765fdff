package io.meshlane.generator.explain;

import java.util.Locale;

/** What the {@code Host} header of a request stands for. */
final class Authority {
  private Authority() {}

  /**
   * Lower case and without the port, as istiod lets Envoy compare ({@code
   * ignorePortInHostMatching}). A trailing dot stays: Envoy does not remove it.
   */
  static String host(String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[")) {
      int end = lower.indexOf(']');
      return end < 0 ? lower : lower.substring(0, end + 1);
    }
    int colon = lower.lastIndexOf(':');
    boolean port = colon >= 0 && lower.substring(colon + 1).chars().allMatch(Authority::isDigit);
    return port && colon + 1 < lower.length() ? lower.substring(0, colon) : lower;
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9';
  }
}
