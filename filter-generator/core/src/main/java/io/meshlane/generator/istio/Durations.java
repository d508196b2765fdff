package io.meshlane.generator.istio;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints durations as Istio reads them. */
final class Durations {
  private Durations() {}

  static @Nullable String text(Optional<Duration> duration) {
    return duration.map(Durations::text).orElse(null);
  }

  private static String text(Duration duration) {
    long millis = duration.toMillis();
    return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
  }
}
