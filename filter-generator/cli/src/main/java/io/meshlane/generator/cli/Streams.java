package io.meshlane.generator.cli;

import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/**
 * Standard output and standard error as UTF-8, whatever the locale says: what is printed may be
 * piped into a file that another machine reads.
 */
final class Streams {
  private Streams() {}

  /** Standard output; {@link Remembering} knows whether it took everything. */
  static Remembering output() {
    return new Remembering(new FileOutputStream(FileDescriptor.out));
  }

  static PrintWriter writer(OutputStream stream) {
    return new PrintWriter(
        new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16));
  }

  static PrintWriter error() {
    return writer(new FileOutputStream(FileDescriptor.err));
  }

  /**
   * Whether diagnostics are coloured. Java cannot tell whether standard error is a terminal; the
   * {@code meshlane} script can and says so. NO_COLOR and its kin count in both cases.
   */
  static boolean isColoured() {
    String said = System.getProperty("meshlane.coloured");
    return said == null ? Ansi.AUTO.enabled() : Boolean.parseBoolean(said);
  }

  /** Keeps the first failure, which a {@link PrintWriter} would swallow. */
  static final class Remembering extends FilterOutputStream {
    private @Nullable IOException failure;

    Remembering(OutputStream stream) {
      super(stream);
    }

    Optional<IOException> failure() {
      return Optional.ofNullable(failure);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        out.write(bytes, offset, length);
      } catch (IOException e) {
        failure = failure == null ? e : failure;
        throw e;
      }
    }
  }
}
