package io.meshlane.propagation;

import org.jspecify.annotations.Nullable;

/**
 * What one thread carries at this moment.
 *
 * <p>Two plain fields instead of one object, so that taking a request in allocates nothing. Only
 * the thread itself reads and writes them.
 */
final class Slot {
  // Never inheritable: a pool's thread would keep the lane of the request that happened to start
  // it.
  private static final ThreadLocal<Slot> SLOTS = ThreadLocal.withInitial(Slot::new);

  private final Thread owner = Thread.currentThread();

  /** The lane; null where the request names none, and outside of every scope. */
  @Nullable String lane;

  /** Null outside of every scope: nobody has said whether this work belongs to a lane. */
  @Nullable FurtherHeaders further;

  private Slot() {}

  static Slot current() {
    return SLOTS.get();
  }

  /** Puts the given state here until the scope is closed; a null {@code further} leaves scopes. */
  Scope enter(@Nullable String newLane, @Nullable FurtherHeaders newFurther) {
    Scope scope = new Scope(this);
    lane = newLane;
    further = newFurther;
    if (StrictScopes.enabled) {
      StrictScopes.opened(scope, newLane);
    }
    return scope;
  }

  boolean belongsToCurrentThread() {
    return owner == Thread.currentThread();
  }
}
