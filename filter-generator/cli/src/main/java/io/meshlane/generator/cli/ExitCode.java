package io.meshlane.generator.cli;

import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.List;

/** What the process ends with. The numbers are part of the command line's contract. */
final class ExitCode {
  static final int OK = 0;

  /** An exception nobody expected. */
  static final int BUG = 1;

  /** A plan that would change something, as terraform's {@code -detailed-exitcode} has it. */
  static final int CHANGES = 2;

  /** Arguments that cannot be understood (EX_USAGE of sysexits.h). */
  static final int USAGE = 64;

  /** A file that cannot be read at all (EX_DATAERR). */
  static final int UNREADABLE = 65;

  /** Findings: beside the numbers of sysexits.h, so that a build can tell them from a bad call. */
  static final int FINDINGS = 79;

  /** The reader of our output went away: what a shell reports for a program ended by SIGPIPE. */
  static final int READER_GONE = 141;

  private ExitCode() {}

  /** The code for {@code diagnostics}, of which those below {@code failOn} do not count. */
  static int of(List<Diagnostic> diagnostics, FailOn failOn) {
    if (diagnostics.stream().anyMatch(found -> found.code().isUnreadable())) {
      return UNREADABLE;
    }
    return diagnostics.stream().anyMatch(failOn::counts) ? FINDINGS : OK;
  }
}
