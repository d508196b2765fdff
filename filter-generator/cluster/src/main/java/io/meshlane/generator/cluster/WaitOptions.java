package io.meshlane.generator.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How to know that every proxy has a change.
 *
 * @param istioNamespace where istiod's pods are
 * @param istiodUrls where the monitoring port of each istiod answers; empty for a port-forward to
 *     every one
 * @param settle a fixed delay instead of all that; proves nothing
 * @param timeout of each phase
 */
public record WaitOptions(
    String istioNamespace, List<String> istiodUrls, Optional<Duration> settle, Duration timeout) {
  /** Port-forwards to every istiod in {@code istio-system}; two minutes for each phase. */
  public static final WaitOptions DEFAULT =
      new WaitOptions("istio-system", List.of(), Optional.empty(), Duration.ofMinutes(2));

  public WaitOptions {
    istiodUrls = List.copyOf(istiodUrls);
  }
}
