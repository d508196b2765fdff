package io.meshlane.propagation;

import java.util.Locale;

/** A host, the subdomains of a domain, or every host. */
final class HostPattern {
  private final String text;

  private HostPattern(String text) {
    this.text = text;
  }

  static HostPattern parse(String text) {
    String pattern = normalise(text.trim());
    String domain = pattern.startsWith("*.") ? pattern.substring(2) : pattern;
    if (!pattern.equals("*")
        && (domain.isEmpty() || !domain.chars().allMatch(HostPattern::isHostChar))) {
      throw new IllegalArgumentException(
          "not a host pattern: " + Quoted.text(text) + "; write a host, *.domain or *");
    }
    return new HostPattern(pattern);
  }

  /** Takes a normalised host. */
  boolean matches(String host) {
    return text.equals("*")
        || (text.startsWith("*.") ? host.endsWith(text.substring(1)) : host.equals(text));
  }

  /** Lower case, without port, brackets and trailing dot. */
  static String normalise(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (name.startsWith("[") && name.indexOf(']') > 0) {
      return name.substring(1, name.indexOf(']'));
    }
    int colon = name.indexOf(':');
    if (colon >= 0 && colon == name.lastIndexOf(':')) {
      name = name.substring(0, colon);
    }
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  private static boolean isHostChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || ".-_:".indexOf(c) >= 0;
  }

  @Override
  public String toString() {
    return text;
  }
}
