package io.meshlane.generator.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects diagnostics, so that one run reports all of them. Not thread-safe.
 *
 * <p>Only for users' mistakes: a programming error is an exception.
 */
public final class Findings {
  private static final Comparator<Diagnostic> BY_PLACE =
      Comparator.comparing((Diagnostic d) -> d.place().file())
          .thenComparingInt(d -> d.place().line())
          .thenComparingInt(d -> d.place().column())
          .thenComparing(Diagnostic::code)
          .thenComparing(Diagnostic::message);

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** Adds a finding at {@code place}. */
  public void add(DiagnosticCode code, Place place, String message, String help) {
    add(new Diagnostic(code, place, message, help));
  }

  /** Adds a finding. */
  public void add(Diagnostic found) {
    diagnostics.add(found);
  }

  /** True when one of them stops the generation. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }

  /** Every finding once, sorted by file, line and column. */
  public List<Diagnostic> sorted() {
    return diagnostics.stream().distinct().sorted(BY_PLACE).toList();
  }
}
