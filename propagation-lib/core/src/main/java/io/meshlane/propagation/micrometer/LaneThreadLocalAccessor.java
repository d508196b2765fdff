package io.meshlane.propagation.micrometer;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation carry the lane: Reactor's automatic context, {@code
 * ContextPropagatingTaskDecorator}, {@code ContextSnapshot}.
 *
 * <p>Found by its service file; needs no code. A snapshot of a request without a lane holds {@link
 * Propagated#NONE}, so it also clears a thread that still carries one. Not for use by hand.
 *
 * @see <a href="https://docs.micrometer.io/context-propagation/reference/usage.html">context
 *     propagation</a>
 */
public final class LaneThreadLocalAccessor implements ThreadLocalAccessor<Propagated> {
  @Override
  public Object key() {
    return CurrentLane.CONTEXT_KEY;
  }

  @Override
  public @Nullable Propagated getValue() {
    return CurrentLane.capture();
  }

  @Override
  public void setValue(Propagated value) {
    CurrentLane.replace(value);
  }

  @Override
  public void setValue() {
    CurrentLane.replace(null);
  }
}
