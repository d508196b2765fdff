package io.meshlane.propagation.testkit;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server as {@link HttpServerContract} sees it, with few threads, so that they are reused.
 *
 * <p>It answers {@code GET} of {@code /lane} with {@link #report()}; of {@code /async} with the
 * report of work that it has handed to another thread, in the way its users are told to; of {@code
 * /throw} by an exception that no handler catches. A server that has no such thing answers 404.
 */
public interface LaneServer extends AutoCloseable {
  /** The body of an answer: the lane and the further headers of the work at hand. */
  static String report() {
    return report(CurrentLane.capture());
  }

  /** The body of an answer that saw {@code propagated}; null for nothing. */
  static String report(@Nullable Propagated propagated) {
    Propagated seen = propagated == null ? Propagated.NONE : propagated;
    StringBuilder text = new StringBuilder("lane=[" + Objects.toString(seen.lane(), "") + "]");
    seen.forEachFurther((name, value) -> text.append("\n" + name + "=[" + value + "]"));
    return text.toString();
  }

  /** Address of its root, on the loopback interface. */
  URI uri();

  /** The rules it follows. */
  Propagation rules();
}
