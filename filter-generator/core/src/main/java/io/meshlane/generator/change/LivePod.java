package io.meshlane.generator.change;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pod that runs, or should.
 *
 * @param ready its condition {@code Ready}
 * @param since when that last changed, by the cluster's clock
 */
public record LivePod(
    String namespace, SortedMap<String, String> labels, boolean ready, Instant since) {
  /** Copies {@code labels}. */
  public LivePod {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }
}
