package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.Set;
import java.util.SortedMap;

/**
 * One patch of an EnvoyFilter, or a TrafficExtension, that changes what proxies do with requests.
 *
 * @param selector labels of the pods it acts on; empty for every pod
 * @param sides where in those pods' proxies it acts
 */
record ProxyFilter(
    String kind,
    String name,
    String namespace,
    SortedMap<String, String> selector,
    Set<Side> sides,
    Effect effect,
    Place place) {
  ProxyFilter {
    sides = Set.copyOf(sides);
  }

  /** {@code EnvoyFilter istio-system/callbacks (filter.yaml:3:1)}. */
  String called() {
    return kind + " " + namespace + "/" + name + " (" + place + ")";
  }

  /** The part of a proxy. */
  enum Side {
    GATEWAY,
    INBOUND,
    OUTBOUND
  }

  /** What it does. */
  sealed interface Effect {
    /** Meshlane's own. */
    record GivesLane(LaneFilter filter) implements Effect {}

    /** Something that is not understood. */
    record NotUnderstood(Unread reason) implements Effect {}
  }
}
