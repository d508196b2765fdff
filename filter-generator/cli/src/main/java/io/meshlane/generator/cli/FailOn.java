package io.meshlane.generator.cli;

import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.Locale;

/** The least finding that fails a command. */
enum FailOn {
  ERROR,
  WARNING;

  boolean counts(Diagnostic diagnostic) {
    return this == WARNING || diagnostic.isError();
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
