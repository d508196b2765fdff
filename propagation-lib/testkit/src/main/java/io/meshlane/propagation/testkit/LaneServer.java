package io.meshlane.propagation.testkit;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP server as {@link HttpServerContract} sees it, with few threads, so that they are reused.
 *
 * <p>It answers {@code GET} of {@code /lane} with {@link #report()}; of {@code /async} with the
 * report of work that it has handed to another thread, in the way its users are told to; of {@code
 * /throw} by an exception that no handler catches. A server that has no such thing answers 404.
 */
public interface LaneServer extends AutoCloseable {
  /** The body of an answer: the lane of the work at hand. */
  static String report() {
    return report(CurrentLane.get());
  }

  /** The body of an answer that saw {@code lane}; null for none. */
  static String report(@Nullable String lane) {
    return "lane=[" + (lane == null ? "" : lane) + "]";
  }

  /** Address of its root, on the loopback interface. */
  URI uri();

  /** The rules it follows. */
  Propagation rules();
}
