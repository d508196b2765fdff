package io.meshlane.generator.topology;

import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hosts a callback stands for, each with its lane. */
public final class CallbackHosts {
  private CallbackHosts() {}

  /**
   * Host to lane: lower case, without a trailing dot; {@code {lane}} is written out for every lane
   * but the baseline, as the DNS-1123 form of its name. Where callbacks contradict each other the
   * first wins, and the analysis says so.
   */
  public static SortedMap<String, String> of(Topology topology, List<Callback> callbacks) {
    SortedMap<String, String> lanes = new TreeMap<>();
    for (Callback callback : callbacks) {
      for (String host : callback.hosts()) {
        hosts(topology, callback, host).forEach(lanes::putIfAbsent);
      }
    }
    return lanes;
  }

  /** What one host of {@code callback} stands for. */
  public static SortedMap<String, String> hosts(Topology topology, Callback callback, String host) {
    SortedMap<String, String> lanes = new TreeMap<>();
    callback.lane().ifPresent(lane -> lanes.put(normalised(host), lane));
    if (callback.lane().isEmpty() && host.contains(Callback.LANE_PLACEHOLDER)) {
      for (String lane : LaneResolution.knownLanes(topology)) {
        if (!lane.equals(topology.baseline())) {
          lanes.putIfAbsent(
              normalised(host.replace(Callback.LANE_PLACEHOLDER, Slug.plain(lane))), lane);
        }
      }
    }
    return lanes;
  }

  private static String normalised(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
