package io.meshlane.generator.diagnostic;

/**
 * One finding about what the user wrote: what is wrong, where, and what to write instead.
 *
 * @param code the rule, with a section of its own in DIAGNOSTICS.md
 * @param place where it stands
 * @param message one sentence, no capital, no full stop
 * @param help what to write instead; never empty
 */
public record Diagnostic(DiagnosticCode code, Place place, String message, String help) {

  /** True for a finding that stops the generation. */
  public boolean isError() {
    return code.severity() == Severity.ERROR;
  }
}
