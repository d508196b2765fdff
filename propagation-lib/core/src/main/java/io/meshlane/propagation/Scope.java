package io.meshlane.propagation;

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
  private final @Nullable String outerLane;
  private final @Nullable FurtherHeaders outerFurther;
  private @Nullable Scope outer;
  private boolean closed;

  Scope(Slot slot, @Nullable Scope outer) {
    this.slot = slot;
    this.outer = outer;
    this.outerLane = slot.lane;
    this.outerFurther = slot.further;
  }

  /** One that may be opened again, on a thread that carries nothing. */
  static Scope closed(Slot slot) {
    Scope scope = new Scope(slot, null);
    scope.closed = true;
    return scope;
  }

  /** False if it is open already. */
  boolean reopen(@Nullable Scope within) {
    if (!closed) {
      return false;
    }
    closed = false;
    outer = within;
    return true;
  }

  /**
   * Brings back what the thread carried before, and ends the scopes opened within.
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
      slot.leave(this);
    }
    if (StrictScopes.enabled) {
      StrictScopes.closing(this);
    }
  }

  @Nullable Scope outer() {
    return outer;
  }

  @Nullable String outerLane() {
    return outerLane;
  }

  @Nullable FurtherHeaders outerFurther() {
    return outerFurther;
  }

  boolean isOnItsThread() {
    return slot.belongsToCurrentThread();
  }

  boolean sharesThreadWith(Scope other) {
    return slot == other.slot;
  }
}
