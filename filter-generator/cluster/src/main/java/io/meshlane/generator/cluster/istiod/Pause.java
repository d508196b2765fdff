package io.meshlane.generator.cluster.istiod;

import java.time.Duration;
import java.util.concurrent.CancellationException;

/** Between two questions. */
final class Pause {
  private Pause() {}

  static void of(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
