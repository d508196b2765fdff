package io.meshlane.generator.cluster.istiod;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a proxy was sent and has taken, by type URL.
 *
 * @param name {@code pod.namespace}
 */
record ProxyStatus(String name, Map<String, Exchange> types) {
  static final String CLUSTERS = "type.googleapis.com/envoy.config.cluster.v3.Cluster";
  static final String LISTENERS = "type.googleapis.com/envoy.config.listener.v3.Listener";

  /** Not sent again to a gateway that has lost its last route; the old answer then stands. */
  static final String ROUTES = "type.googleapis.com/envoy.config.route.v3.RouteConfiguration";

  ProxyStatus {
    types = Map.copyOf(types);
  }

  /**
   * The last exchange of one type; the values are nonces, and empty where there was none.
   *
   * @param refused Envoy's message, where it took the last one for wrong
   */
  record Exchange(String sent, String acked, Optional<String> refused) {
    static final Exchange NONE = new Exchange("", "", Optional.empty());

    boolean isAnswered() {
      return sent.equals(acked) || refused.isPresent();
    }
  }

  Exchange of(String type) {
    return types.getOrDefault(type, Exchange.NONE);
  }

  /** Everything it was sent it has answered, and it was sent something. */
  boolean isCurrent() {
    return !of(CLUSTERS).sent().isEmpty()
        && Stream.of(CLUSTERS, LISTENERS, ROUTES).allMatch(type -> of(type).isAnswered());
  }

  /** Clusters and listeners were sent again since {@code before}, and everything is answered. */
  boolean isNewerThan(ProxyStatus before) {
    return isCurrent()
        && Stream.of(CLUSTERS, LISTENERS)
            .noneMatch(type -> of(type).sent().equals(before.of(type).sent()));
  }

  Stream<Refusal> refusals() {
    return types.entrySet().stream()
        .flatMap(
            type ->
                type.getValue().refused().stream()
                    .map(message -> new Refusal(name, shortName(type.getKey()), message)));
  }

  private static String shortName(String type) {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
