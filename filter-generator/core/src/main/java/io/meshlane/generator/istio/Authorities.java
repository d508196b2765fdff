package io.meshlane.generator.istio;

/** How a host appears in a request's {@code :authority}. */
final class Authorities {
  private Authorities() {}

  /**
   * RE2 for {@code host} in any case, with or without trailing dot and port. A VirtualService host
   * of its own would miss the trailing dot, which Envoy does not remove.
   */
  static String regex(String host) {
    StringBuilder regex = new StringBuilder("(?i)^");
    host.chars()
        .forEach(
            c -> {
              if ("\\.[]{}()*+-?^$|".indexOf(c) >= 0) {
                regex.append('\\');
              }
              regex.append((char) c);
            });
    return regex.append(host.startsWith("[") ? "(:[0-9]+)?$" : "\\.?(:[0-9]+)?$").toString();
  }
}
