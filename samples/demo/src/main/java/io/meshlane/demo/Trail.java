package io.meshlane.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which proxies each of the last requests met, by its {@code x-request-id}: what access logs are in
 * a mesh. Thread-safe.
 */
final class Trail {
  private static final int REQUESTS = 1000;

  private final Map<String, List<Hop>> hops = new LinkedHashMap<>();

  /**
   * One request at one proxy.
   *
   * @param from {@code gateway}, or the calling service
   * @param host as it was called
   * @param lane the routing header there; null for none
   * @param to who was sent the request; null where the proxy answered
   * @param rule what decided it
   */
  record Hop(
      String from,
      String host,
      @Nullable String lane,
      @Nullable String to,
      String rule,
      int status) {}

  synchronized void add(String id, Hop hop) {
    hops.computeIfAbsent(id, key -> new ArrayList<>()).add(hop);
    if (hops.size() > REQUESTS) {
      hops.remove(hops.keySet().iterator().next());
    }
  }

  /** The proxies the request met, the innermost first: it is the first to have its answer. */
  synchronized List<Hop> of(String id) {
    return List.copyOf(hops.getOrDefault(id, List.of()));
  }
}
