package io.meshlane.generator.cluster.istiod;

import java.time.Duration;
import java.util.List;

/**
 * Waits some time and hopes that every proxy has the change by then: where istiod's debug pages
 * cannot be reached. Proves nothing, and hears of no refusal.
 */
public record FixedDelay(Duration delay) implements MeshWait {

  @Override
  public WaitResult await(Change change, Progress progress) {
    Pause.of(delay);
    return new WaitResult.Acknowledged(0, List.of(), List.of());
  }
}
