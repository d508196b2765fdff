package io.meshlane.propagation.servlet;

import io.meshlane.propagation.Counters;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request from its first dispatch to its end, on whichever threads: what both filters share.
 *
 * <p>It lives in an attribute of the request, so that later dispatches neither read nor count the
 * headers again.
 */
final class ServedRequest {
  static final String ATTRIBUTE = ServedRequest.class.getName();

  private final Propagated propagated;
  private final Counters counters;
  private final AtomicBoolean over;
  private volatile boolean async;

  private ServedRequest(Propagated propagated, Counters counters) {
    this.propagated = propagated;
    this.counters = counters;
    // One without a lane can lose none, so it does not count as being served.
    this.over = new AtomicBoolean(propagated.lane() == null);
  }

  static <C> ServedRequest begin(Propagation rules, C request, HeaderReader<C> reader) {
    ServedRequest served = new ServedRequest(rules.read(request, reader), rules.counters());
    if (!served.over.get()) {
      served.counters.began();
    }
    return served;
  }

  static @Nullable ServedRequest in(@Nullable Object attribute) {
    return attribute instanceof ServedRequest ? (ServedRequest) attribute : null;
  }

  /** Serves it on this thread until the scope is closed. */
  Scope open() {
    return CurrentLane.open(propagated);
  }

  /** {@code task} in the lane of this request, whoever hands it over: perhaps another request. */
  Runnable wrap(Runnable task) {
    try (Scope ignored = open()) {
      return CurrentLane.wrap(task);
    }
  }

  /** From now on it ends when the container says so, not when the filter returns. */
  void asyncStarted() {
    async = true;
  }

  /** The filter returns. */
  void returned() {
    if (!async) {
      end();
    }
  }

  /** Nothing is done for it any more; may be called again. */
  void end() {
    if (over.compareAndSet(false, true)) {
      counters.ended();
    }
  }
}
