package io.meshlane.propagation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds scopes that nobody closes, for tests and for hunting a wrong lane.
 *
 * <p>Every scope opened while strict mode is on takes a stack trace, some microseconds each: not
 * for production traffic. Switched on by {@link #enable()} or, for a whole process, by {@code
 * -Dmeshlane.propagation.strict=true}. Thread-safe. The testkit's JUnit extension calls it.
 */
public final class StrictScopes {
  // Plain on purpose: read at every open and close, and a late sight of the change is harmless.
  static boolean enabled = Boolean.getBoolean("meshlane.propagation.strict");

  private static final Map<Scope, OpenScope> OPEN = new LinkedHashMap<>();

  private StrictScopes() {}

  /** Records every scope opened from now on. */
  public static void enable() {
    enabled = true;
  }

  /** Stops recording, and forgets what was recorded. */
  public static void disable() {
    enabled = false;
    forget();
  }

  /** True while scopes are recorded. */
  public static boolean isEnabled() {
    return enabled;
  }

  /** The recorded scopes that are open at this moment on any thread, oldest first. */
  public static List<OpenScope> open() {
    synchronized (OPEN) {
      return new ArrayList<>(OPEN.values());
    }
  }

  /** Forgets the recorded scopes that are still open, so that the next check starts clean. */
  public static void forget() {
    synchronized (OPEN) {
      OPEN.clear();
    }
  }

  /**
   * Makes sure that no recorded scope is open.
   *
   * @throws IllegalStateException naming lane, thread and opening line of each that is; the
   *     opener's stack trace is its cause
   */
  public static void requireNone() {
    Collection<OpenScope> open = open();
    if (open.isEmpty()) {
      return;
    }
    StringBuilder text = new StringBuilder("scopes left open:");
    open.forEach(scope -> text.append("\n  ").append(scope));
    throw new IllegalStateException(text.toString(), open.iterator().next().opener());
  }

  static void opened(Scope scope, @Nullable String lane) {
    synchronized (OPEN) {
      OPEN.put(scope, new OpenScope(lane, Thread.currentThread().getName()));
    }
  }

  static void closing(Scope scope) {
    synchronized (OPEN) {
      OpenScope own = OPEN.get(scope);
      if (own == null) {
        return; // opened before strict mode was on
      }
      if (!scope.isOnItsThread()) {
        String message = "closed on thread " + Thread.currentThread().getName() + ": " + own;
        throw new IllegalStateException(message, own.opener());
      }
      OpenScope inner = null;
      for (Map.Entry<Scope, OpenScope> entry : OPEN.entrySet()) {
        inner = entry.getKey().sharesThreadWith(scope) ? entry.getValue() : inner;
      }
      if (inner != own) {
        OpenScope left = Objects.requireNonNull(inner);
        throw new IllegalStateException("closed before an inner scope: " + left, left.opener());
      }
      OPEN.remove(scope);
    }
  }
}
