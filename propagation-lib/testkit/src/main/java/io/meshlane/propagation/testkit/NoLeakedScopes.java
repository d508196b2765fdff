package io.meshlane.propagation.testkit;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.OpenScope;
import io.meshlane.propagation.StrictScopes;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * Fails a test that leaves a scope open, on any thread, and names the line that opened it.
 *
 * <pre>{@code
 * @ExtendWith(NoLeakedScopes.class)
 * class CheckoutTest { … }
 * }</pre>
 *
 * <p>Scopes of other threads may still close within two seconds after the test. It switches {@link
 * StrictScopes} on while the test runs, for the whole process, and off again unless it was on
 * before: not for tests that run at the same time in one process, and not for measuring.
 */
public final class NoLeakedScopes implements BeforeEachCallback, AfterEachCallback {
  private static final Namespace OWN = Namespace.create(NoLeakedScopes.class);
  private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

  @Override
  public void beforeEach(ExtensionContext context) {
    context.getStore(OWN).put("wasOn", StrictScopes.isEnabled());
    StrictScopes.forget();
    StrictScopes.enable();
  }

  /**
   * Makes sure that no scope is open.
   *
   * @throws IllegalStateException naming lane, thread and opening line of each that is
   */
  @Override
  public void afterEach(ExtensionContext context) throws InterruptedException {
    awaitOtherThreads();
    try {
      StrictScopes.requireNone();
    } catch (IllegalStateException leaked) {
      // Otherwise every later test on this thread would run in the lane this one has left behind.
      CurrentLane.replace(null);
      throw leaked;
    } finally {
      leaveAsItWas(context.getStore(OWN).get("wasOn", Boolean.class));
    }
  }

  private static void leaveAsItWas(boolean wasOn) {
    if (wasOn) {
      StrictScopes.forget();
    } else {
      StrictScopes.disable();
    }
  }

  private static void awaitOtherThreads() throws InterruptedException {
    long deadline = System.nanoTime() + GRACE_NANOS;
    while (isAnyOpenElsewhere() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static boolean isAnyOpenElsewhere() {
    String own = Thread.currentThread().getName();
    return StrictScopes.open().stream().map(OpenScope::thread).anyMatch(name -> !name.equals(own));
  }
}
