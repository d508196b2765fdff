package io.meshlane.propagation;

import org.jspecify.annotations.Nullable;

/**
 * A wrapped task's stay on a worker's thread; closing it leaves the thread as it was, whatever the
 * task has left open.
 *
 * <p>Never leaves the method that opened it, so that the compiler can do without the object: work
 * is handed over far more often than requests come in.
 */
final class Visit implements AutoCloseable {
  private final Slot slot;
  private final @Nullable String outerLane;
  private final @Nullable FurtherHeaders outerFurther;

  Visit(Slot slot) {
    this.slot = slot;
    this.outerLane = slot.lane;
    this.outerFurther = slot.further;
  }

  @Override
  public void close() {
    slot.lane = outerLane;
    slot.further = outerFurther;
  }
}
