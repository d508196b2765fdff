package io.meshlane.generator.cli;

import java.util.Locale;

/** Whom the output is for: people, or tools. */
enum Format {
  TEXT,
  JSON;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
