package io.meshlane.generator.cluster.istiod;

import java.time.Duration;

/** A moment of this process's steady clock. */
record Deadline(long nanos) {

  static Deadline in(Duration duration) {
    return new Deadline(System.nanoTime() + duration.toNanos());
  }

  boolean isOver() {
    return System.nanoTime() - nanos >= 0;
  }
}
