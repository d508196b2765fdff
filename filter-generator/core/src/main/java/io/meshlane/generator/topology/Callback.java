package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Hosts whose requests get a lane although they carry no routing header: third parties' callbacks,
 * browsers.
 *
 * @param hosts full names; one with {@code {lane}} stands for a host of every lane
 * @param lane the lane; empty when the hosts have {@code {lane}}
 */
public record Callback(
    List<String> hosts, Optional<String> lane, Site site, Via via, Origin origin) {

  /** What stands for a lane's name in a host. */
  public static final String LANE_PLACEHOLDER = "{lane}";

  public Callback {
    hosts = List.copyOf(hosts);
  }

  /** Where the request is given its lane. */
  public sealed interface Site {
    /** At pods with a sidecar, which were chosen before: the lane acts from the next hop on. */
    record AtWorkload(String namespace, SortedMap<String, String> selector) implements Site {}

    /** At a gateway: the lane acts from the first hop on. */
    record AtGateway(String gateway) implements Site {}
  }

  /** The Istio object that does it. */
  public enum Via {
    VIRTUAL_SERVICE("virtualService"),
    ENVOY_FILTER("envoyFilter"),
    TRAFFIC_EXTENSION("trafficExtension");

    private final String key;

    Via(String key) {
      this.key = key;
    }

    /** The word in the topology file. */
    public String key() {
      return key;
    }

    /** True for the two that run Lua. */
    public boolean isLua() {
      return this != VIRTUAL_SERVICE;
    }
  }
}
