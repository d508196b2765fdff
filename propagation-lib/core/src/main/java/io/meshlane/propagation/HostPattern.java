package io.meshlane.propagation;

import java.util.Locale;
import java.util.regex.Pattern;

/** A host, the subdomains of a domain, or every host. */
final class HostPattern {
  private static final Pattern SYNTAX =
      Pattern.compile(
          "\\*|(\\*\\.)?[a-z0-9_-]+(\\.[a-z0-9_-]+)*\\.?(:[0-9]+)?|\\[?[0-9a-f]*:[0-9a-f:.]+]?");

  private final String text;

  private HostPattern(String text) {
    this.text = text;
  }

  static HostPattern parse(String text) {
    String pattern = text.trim().toLowerCase(Locale.ROOT);
    if (!SYNTAX.matcher(pattern).matches()) {
      throw new IllegalArgumentException(
          "not a host pattern: " + Quoted.text(text) + "; write a host, *.domain or *");
    }
    return new HostPattern(normalise(pattern));
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

  @Override
  public String toString() {
    return text;
  }
}
