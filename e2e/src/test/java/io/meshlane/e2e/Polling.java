package io.meshlane.e2e;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks until there is an answer. */
final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(20);

  private Polling() {}

  /**
   * The first answer of {@code question}.
   *
   * @param what completes 'waited 10 s for …'
   */
  static <T> T await(Duration atMost, String what, Supplier<Optional<T>> question) {
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() < end) {
      Optional<T> answer = question.get();
      if (answer.isPresent()) {
        return answer.get();
      }
      pause();
    }
    throw new AssertionError("waited " + atMost.toSeconds() + " s for " + what);
  }

  /** Until {@code condition} holds. */
  static void until(Duration atMost, String what, Supplier<Boolean> condition) {
    await(atMost, what, () -> condition.get() ? Optional.of(true) : Optional.empty());
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
