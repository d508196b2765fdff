package io.meshlane.propagation;

import java.util.concurrent.atomic.LongAdder;

/**
 * What was dropped, withheld or lost since the process began. Thread-safe; each figure only grows.
 *
 * <p>Not for billing: a figure read while requests run may be a few behind.
 */
public final class Counters {
  final LongAdder invalid = new LongAdder();
  final LongAdder conflicting = new LongAdder();
  final LongAdder withheld = new LongAdder();
  final LongAdder lost = new LongAdder();
  private final LongAdder inFlight = new LongAdder();

  Counters() {}

  /**
   * A server says that it began to serve a request with a lane; {@link #ended} must follow, once.
   *
   * <p>For integrations of servers only. It is not part of {@link Propagation#receive}, because
   * only the server knows when an asynchronous request is over.
   */
  public void began() {
    inFlight.increment();
  }

  /** That request is over, on whichever thread; see {@link #began}. */
  public void ended() {
    inFlight.decrement();
  }

  /** True while a request with a lane is being served. */
  boolean isAnyInFlight() {
    return inFlight.sum() > 0;
  }

  /**
   * Inbound values that could not be a lane, or a further header's value; each counted as absent.
   */
  public long invalid() {
    return invalid.sum();
  }

  /** Inbound headers of several lines that differ; each counted as absent. */
  public long conflicting() {
    return conflicting.sum();
  }

  /** Outbound calls whose host the policy keeps the lane from. */
  public long withheld() {
    return withheld.sum();
  }

  /**
   * Outbound calls, to hosts that may be told a lane, of threads of which nobody said whose work
   * they do, while a request with a lane was being served: most likely work of that request, handed
   * to a thread nobody wrapped. They carry no lane or, in its place, the origin.
   */
  public long lost() {
    return lost.sum();
  }

  @Override
  public String toString() {
    return "invalid "
        + invalid()
        + ", conflicting "
        + conflicting()
        + ", withheld "
        + withheld()
        + ", lost "
        + lost();
  }
}
