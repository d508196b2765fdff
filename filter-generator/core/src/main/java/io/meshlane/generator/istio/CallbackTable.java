package io.meshlane.generator.istio;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the Lua filter knows: which authority has which lane.
 *
 * @param header the routing header
 * @param lanes authority, in lower case without port and trailing dot, to lane
 */
public record CallbackTable(String header, SortedMap<String, String> lanes) {
  public CallbackTable {
    lanes = Collections.unmodifiableSortedMap(new TreeMap<>(lanes));
  }
}
