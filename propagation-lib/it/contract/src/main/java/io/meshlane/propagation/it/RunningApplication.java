package io.meshlane.propagation.it;

import java.net.URI;

/** An application under test that answers {@code GET /<path>?to=<address>} by calling there. */
public interface RunningApplication extends AutoCloseable {
  /** Where it listens. */
  URI address();

  /** True if Reactor carries thread-locals by itself in this application. */
  boolean hasAutomaticContext();

  /** True if tasks of its scheduler run on virtual threads. */
  default boolean hasVirtualScheduler() {
    return false;
  }

  /** The line of Spring Boot it runs on, such as {@code 3.5}. */
  String line();

  @Override
  void close();
}
