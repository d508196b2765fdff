package io.meshlane.propagation;

import org.jspecify.annotations.Nullable;

/** A scope that strict mode has seen opened and not yet closed. Immutable. */
public final class OpenScope {
  private static final String OWN_CODE = OpenScope.class.getPackage().getName() + ".";

  private final @Nullable String lane;
  private final String thread;
  private final Throwable opener;

  OpenScope(@Nullable String lane, String thread) {
    this.lane = lane;
    this.thread = thread;
    this.opener = new Throwable("scope of lane " + lane + " opened here");
  }

  /** Its lane; null if its request names none. */
  public @Nullable String lane() {
    return lane;
  }

  /** Name of the thread that opened it. */
  public String thread() {
    return thread;
  }

  /** Stack trace of the line that opened it. */
  public Throwable opener() {
    return opener;
  }

  /** Lane, thread and opening line, for a message. */
  @Override
  public String toString() {
    return "lane " + lane + " on thread " + thread + ", opened at " + openingLine();
  }

  /** The first line that is not of the library's own filters and wrappers. */
  private StackTraceElement openingLine() {
    StackTraceElement[] trace = opener.getStackTrace();
    for (StackTraceElement line : trace) {
      if (!line.getClassName().startsWith(OWN_CODE)) {
        return line;
      }
    }
    return trace[trace.length - 1];
  }
}
