package io.meshlane.generator.explain;

import java.util.OptionalInt;

/**
 * One HTTP request as it reaches the first proxy.
 *
 * @param start the proxy
 * @param authority the {@code Host} header as it was sent, with its port if it had one
 * @param port the port of the gateway's listener, or of the called service; where it is absent and
 *     a rule depends on it, the verdict is unknown
 * @param path with or without a query, which no rule that is understood looks at
 * @param scheme {@code http} or {@code https}
 */
public record Request(
    Start start,
    String authority,
    OptionalInt port,
    String path,
    String method,
    String scheme,
    Headers headers) {

  /** {@code GET /} over http, to {@code authority}, without headers. */
  public static Request to(Start start, String authority) {
    return new Request(start, authority, OptionalInt.empty(), "/", "GET", "http", Headers.NONE);
  }

  /** The same with other headers. */
  public Request withHeaders(Headers others) {
    return new Request(start, authority, port, path, method, scheme, others);
  }

  /** The same with a header. */
  public Request withHeader(String name, String value) {
    return withHeaders(headers.with(name, value));
  }

  /** The same to another path. */
  public Request withPath(String other) {
    return new Request(start, authority, port, other, method, scheme, headers);
  }

  /** The same to another port. */
  public Request withPort(int other) {
    return new Request(start, authority, OptionalInt.of(other), path, method, scheme, headers);
  }

  /** The authority as Envoy looks for its virtual host: lower case, without the port. */
  String host() {
    return Authority.host(authority);
  }

  /** The path as Envoy matches it: without query and fragment. */
  String pathOnly() {
    int end = path.length();
    for (char mark : new char[] {'?', '#'}) {
      int at = path.indexOf(mark);
      end = at < 0 ? end : Math.min(end, at);
    }
    return path.substring(0, end);
  }
}
