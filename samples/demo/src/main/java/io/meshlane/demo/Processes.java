package io.meshlane.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All processes there are, so that none is left behind.
 *
 * <p>Thread-safe. After {@link #close} none can be started.
 */
final class Processes implements AutoCloseable {
  private final Map<Version, ServiceProcess> running = new LinkedHashMap<>();
  private boolean closed;

  /** What starts one. */
  interface Starter {
    ServiceProcess start() throws IOException;
  }

  synchronized ServiceProcess start(Starter starter) {
    if (closed) {
      throw new DemoFailure("the demo is ending");
    }
    try {
      ServiceProcess process = starter.start();
      running.put(process.version(), process);
      return process;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns when the process is gone; at once when there is none. */
  void stop(Version version) {
    ServiceProcess process = take(version);
    if (process != null) {
      process.askToEnd();
      process.awaitEnd();
    }
  }

  private synchronized @Nullable ServiceProcess take(Version version) {
    return running.remove(version);
  }

  /** Ends every process, and returns when the last is gone. */
  @Override
  public synchronized void close() {
    closed = true;
    List<ServiceProcess> all = List.copyOf(running.values());
    all.forEach(ServiceProcess::askToEnd);
    all.forEach(ServiceProcess::awaitEnd);
    running.clear();
  }
}
