package io.meshlane.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Programs of the machine that runs the tests. */
final class Command {
  /** What shells end with, too. */
  static final int NO_SUCH_PROGRAM = 127;

  private Command() {}

  /**
   * What a program said on both outputs, and how it ended.
   *
   * @param code {@link #NO_SUCH_PROGRAM} where there is none
   */
  record Ended(int code, String said) {}

  static Ended run(List<String> words) {
    try {
      Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (IOException e) {
      return new Ended(NO_SUCH_PROGRAM, e.getMessage());
    }
  }

  static String runOrFail(List<String> words) {
    Ended ended = run(words);
    if (ended.code() != 0) {
      throw new UncheckedIOException(
          new IOException(String.join(" ", words) + ": " + ended.said()));
    }
    return ended.said();
  }
}
