package io.meshlane.generator.istio;

import io.meshlane.generator.topology.Slug;

/** Hosts of VirtualServices and Gateways. */
public final class Hosts {
  private Hosts() {}

  /**
   * True when {@code pattern} ({@code *}, {@code *.example.com} or a name) answers requests for
   * {@code host}.
   */
  public static boolean covers(String pattern, String host) {
    return pattern.equals("*")
        || pattern.equalsIgnoreCase(host)
        || (pattern.startsWith("*.") && endsWithIgnoringCase(host, pattern.substring(1)));
  }

  /** Part of an object's name: {@code *} is {@code all}, {@code *.a.com} is {@code any-a-com}. */
  static String slug(String host) {
    if (host.equals("*")) {
      return "all";
    }
    return host.startsWith("*.") ? "any-" + Slug.plain(host.substring(2)) : Slug.plain(host);
  }

  private static boolean endsWithIgnoringCase(String text, String end) {
    return text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
  }
}
