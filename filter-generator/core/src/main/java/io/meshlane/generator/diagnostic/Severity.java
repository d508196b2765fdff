package io.meshlane.generator.diagnostic;

/** How much a diagnostic matters: an error stops the generation, a warning does not. */
public enum Severity {
  ERROR,
  WARNING;

  /** The word that stands first in a printed diagnostic: {@code error} or {@code warning}. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
