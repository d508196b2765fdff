package io.meshlane.propagation;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The stretch of work that belongs to one request; closing it brings back what the thread carried
 * before.
 *
 * <p>Bound to its thread: whoever opened it closes it there, innermost first, best by
 * try-with-resources. A scope that is never closed gives its lane to whatever the thread does next;
 * {@link StrictScopes} names the line that opened it. A second {@link #close} does nothing, and
 * neither does one on another thread, except in strict mode, where it throws. The scope of {@link
 * Propagation#receive} is the thread's own and used again for its next request: nobody keeps it.
 * Not for handing work to another thread: see {@link CurrentLane#wrap(Runnable)}.
 */
public final class Scope implements AutoCloseable {
  private final Slot slot;
  private final @Nullable String lane;
  private final @Nullable FurtherHeaders further;
  private final @Nullable String outerLane;
  private final @Nullable FurtherHeaders outerFurther;
  private boolean closed;

  /** To be followed by putting its state into the slot. */
  Scope(Slot slot, @Nullable String lane, @Nullable FurtherHeaders further) {
    this.slot = slot;
    this.lane = lane;
    this.further = further;
    this.outerLane = slot.lane;
    this.outerFurther = slot.further;
  }

  /** One that may be opened again, on a thread that carries nothing. */
  static Scope closed(Slot slot) {
    Scope scope = new Scope(slot, null, null);
    scope.closed = true;
    return scope;
  }

  /** False if it is open already. */
  boolean reopen() {
    boolean reopened = closed;
    closed = false;
    return reopened;
  }

  /**
   * Brings back what the thread carried before; the thread carries nothing any more if a scope
   * opened later is still open, or this one should have been closed long ago.
   *
   * @throws IllegalStateException in strict mode only, on another thread than the opening one or
   *     while a scope opened later on this thread is still open
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    // First, so that a complaint of strict mode leaves no thread with a lane.
    if (slot.belongsToCurrentThread()) {
      closed = true;
      leave();
    }
    if (StrictScopes.enabled) {
      StrictScopes.closing(this);
    }
  }

  /**
   * What came after may be open still, and would bring this scope's lane back when it is closed: it
   * then finds that nothing is left of its own, and leaves nothing either.
   */
  private void leave() {
    boolean isInnermost = Objects.equals(slot.lane, lane) && Objects.equals(slot.further, further);
    slot.lane = isInnermost ? outerLane : null;
    slot.further = isInnermost ? outerFurther : null;
  }

  boolean isOnItsThread() {
    return slot.belongsToCurrentThread();
  }

  boolean sharesThreadWith(Scope other) {
    return slot == other.slot;
  }
}
