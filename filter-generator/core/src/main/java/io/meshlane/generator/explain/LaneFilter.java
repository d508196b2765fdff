package io.meshlane.generator.explain;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Meshlane's callback filter does: gives requests of some authorities a lane, unless they
 * carry one. The same steps as {@code callbacks.lua}, which is never run here.
 *
 * @param lanes authority to lane
 */
public record LaneFilter(String header, SortedMap<String, String> lanes) {
  /** Copies {@code lanes}. */
  public LaneFilter {
    lanes = Collections.unmodifiableSortedMap(new TreeMap<>(lanes));
  }

  /** The filter whose Lua source this is; empty for any other text. */
  public static Optional<LaneFilter> read(String source) {
    return LaneFilterSource.read(source);
  }

  Headers apply(Headers headers, String authority) {
    List<String> lines = headers.values(header);
    String lane = String.join(",", lines);
    if (!lane.isEmpty() && !lane.equals("-")) {
      return headers;
    }
    String given = lanes.get(host(authority));
    return given == null ? headers : headers.with(header, given);
  }

  private static String host(String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    if (lower.startsWith("[")) {
      int end = lower.indexOf(']');
      return end < 0 ? lower : lower.substring(0, end + 1);
    }
    return lower.replaceFirst(":[0-9]*\\z", "").replaceFirst("\\.\\z", "");
  }
}
