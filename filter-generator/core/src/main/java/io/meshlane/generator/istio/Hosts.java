package io.meshlane.generator.istio;

import io.meshlane.generator.topology.Slug;
import java.util.Collection;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

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

  /**
   * A part of an object's name for each host: {@code *} is {@code all}, {@code *.a.com} is {@code
   * any-a-com}; distinct, and short enough.
   */
  static SortedMap<String, String> slugs(Collection<String> hosts) {
    SortedMap<String, String> names = new TreeMap<>();
    hosts.forEach(host -> names.put(host, name(host)));
    SortedMap<String, String> slugs = Slug.distinct(names.values());
    names.replaceAll((host, name) -> Objects.requireNonNull(slugs.get(name)));
    return names;
  }

  private static String name(String host) {
    if (host.equals("*")) {
      return "all";
    }
    return host.startsWith("*.") ? "any." + host.substring(2) : host;
  }

  private static boolean endsWithIgnoringCase(String text, String end) {
    return text.regionMatches(true, text.length() - end.length(), end, 0, end.length());
  }
}
