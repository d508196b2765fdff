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
  private static final ThreadLocal<Slot> SLOTS =
      ThreadLocal.withInitial(() -> new Slot(Thread.currentThread()));

  private final Thread owner;
  private final Scope outermost;

  /** The lane; null where the request names none, and outside of every scope. */
  @Nullable String lane;

  /** Null outside of every scope: nobody has said whose work this is. */
  @Nullable FurtherHeaders further;

  private Slot(Thread owner) {
    this.owner = owner;
    this.outermost = Scope.closed(this);
  }

  static Slot current() {
    return SLOTS.get();
  }

  /** Puts the given state here until the scope is closed; a null {@code further} leaves scopes. */
  Scope enter(@Nullable String newLane, @Nullable FurtherHeaders newFurther) {
    Scope scope = new Scope(this, newLane, newFurther);
    lane = newLane;
    further = newFurther;
    if (StrictScopes.enabled) {
      StrictScopes.opened(scope, newLane);
    }
    return scope;
  }

  /**
   * As {@link #enter}, for a request that has just come in. On a thread that serves nothing yet, as
   * nearly every time, the thread's one outermost scope is used again: nothing is allocated.
   */
  Scope serve(@Nullable String newLane, FurtherHeaders newFurther) {
    if (further != null || StrictScopes.enabled || !outermost.reopen()) {
      return enter(newLane, newFurther);
    }
    lane = newLane;
    further = newFurther;
    return outermost;
  }

  /** As {@link #enter}, for a task that was handed to this thread. */
  Visit visit(@Nullable String newLane, @Nullable FurtherHeaders newFurther) {
    Visit visit = new Visit(this);
    lane = newLane;
    further = newFurther;
    return visit;
  }

  boolean belongsToCurrentThread() {
    return owner == Thread.currentThread();
  }
}
