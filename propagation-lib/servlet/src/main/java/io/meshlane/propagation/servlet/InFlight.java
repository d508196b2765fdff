package io.meshlane.propagation.servlet;

import io.meshlane.propagation.Counters;
import java.util.concurrent.atomic.AtomicBoolean;

/** One request with a lane, from its first dispatch until it is over, however that comes about. */
final class InFlight {
  private final Counters counters;
  private final AtomicBoolean over = new AtomicBoolean();

  InFlight(Counters counters) {
    this.counters = counters;
    counters.began();
  }

  void end() {
    if (over.compareAndSet(false, true)) {
      counters.ended();
    }
  }
}
