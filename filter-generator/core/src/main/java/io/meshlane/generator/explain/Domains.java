package io.meshlane.generator.explain;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Hosts with wildcards, all in lower case. */
final class Domains {
  private Domains() {}

  /** True when {@code pattern} ({@code *}, {@code *.example.com} or a name) takes {@code host}. */
  static boolean covers(String pattern, String host) {
    if (pattern.equals("*")) {
      return true;
    }
    return pattern.startsWith("*")
        ? host.length() >= pattern.length() && host.endsWith(pattern.substring(1))
        : pattern.equals(host);
  }

  /** The name itself, else the longest wildcard that takes {@code host}, as Envoy looks. */
  static Optional<String> best(Collection<String> domains, String host) {
    if (domains.contains(host)) {
      return Optional.of(host);
    }
    return domains.stream()
        .filter(domain -> domain.startsWith("*") && covers(domain, host))
        .max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  /** What a VirtualService's host and a server's host have in common: the narrower of the two. */
  static Optional<String> common(String one, String other) {
    if (covers(one, other)) {
      return Optional.of(other);
    }
    return covers(other, one) ? Optional.of(one) : Optional.empty();
  }
}
