package io.meshlane.generator;

import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.List;

/**
 * What came of a request.
 *
 * @param diagnostics every finding, sorted by place
 * @param value the result; absent when a finding stopped it
 */
public record Outcome<T>(List<Diagnostic> diagnostics, java.util.Optional<T> value) {
  public Outcome {
    diagnostics = List.copyOf(diagnostics);
  }

  /** True when a finding stopped it. */
  public boolean hasErrors() {
    return diagnostics.stream().anyMatch(Diagnostic::isError);
  }
}
