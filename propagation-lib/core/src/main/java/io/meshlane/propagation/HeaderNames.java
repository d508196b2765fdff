package io.meshlane.propagation;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Which names may be propagated: tokens of RFC 9110 that do not frame or address a message. */
final class HeaderNames {
  private static final String TOKEN_SIGNS = "!#$%&'*+-.^_`|~";

  /** Copying one of these from an inbound to an outbound request would break the outbound one. */
  private static final Set<String> OF_ONE_HOP =
      new HashSet<>(
          Arrays.asList(
              "accept-encoding",
              "connection",
              "content-encoding",
              "content-length",
              "content-type",
              "expect",
              "host",
              "if-match",
              "if-modified-since",
              "if-none-match",
              "if-range",
              "if-unmodified-since",
              "http2-settings",
              "keep-alive",
              "proxy-authenticate",
              "proxy-authorization",
              "proxy-connection",
              "range",
              "sec-websocket-accept",
              "sec-websocket-extensions",
              "sec-websocket-key",
              "sec-websocket-protocol",
              "sec-websocket-version",
              "te",
              "trailer",
              "transfer-encoding",
              "upgrade",
              "via"));

  private HeaderNames() {}

  /** The name in lower case, as HTTP/2 has it. */
  static String require(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.isEmpty() || !lower.chars().allMatch(HeaderNames::isTokenChar)) {
      throw new IllegalArgumentException(
          "not a header name: " + Quoted.text(name) + "; letters, digits and dashes make one");
    }
    if (OF_ONE_HOP.contains(lower)) {
      throw new IllegalArgumentException(
          "header " + lower + " belongs to one request and cannot be propagated");
    }
    return lower;
  }

  private static boolean isTokenChar(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || TOKEN_SIGNS.indexOf(c) >= 0;
  }
}
