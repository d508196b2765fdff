package io.meshlane.generator.cli;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.report.DiagnosticPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is said when a command could not do its work, and with which code it ends. */
final class Failures {
  private Failures() {}

  /** Arguments that cannot be understood: one line why, and where help is. */
  static int usage(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    PrintWriter err = command.getErr();
    err.print("meshlane: " + e.getMessage() + "\n");
    UnmatchedArgumentException.printSuggestions(e, err);
    err.print("Try '" + command.getCommandSpec().qualifiedName() + " --help'.\n");
    err.flush();
    return ExitCode.USAGE;
  }

  /** An exception nobody expected. */
  static int bug(Throwable e, PrintWriter err) {
    err.print("meshlane: internal error: " + e + "\n");
    e.printStackTrace(err);
    err.print(
        "This is a bug in meshlane and no mistake of yours. Please report it as CONTRIBUTING.md says,"
            + " with the lines above and the topology.\n");
    err.flush();
    return ExitCode.BUG;
  }

  /** Standard output that did not take everything. A reader that has seen enough is no failure. */
  static int output(IOException e, PrintWriter err) {
    if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
      return ExitCode.READER_GONE;
    }
    Diagnostic finding =
        new Diagnostic(
            DiagnosticCode.OUTPUT_NOT_WRITABLE,
            Place.of("standard output"),
            "cannot be written: " + e.getMessage(),
            "what was printed is not complete; make room and run again");
    err.print(new DiagnosticPrinter(Streams.isColoured()).print(finding) + "\n1 error\n");
    return ExitCode.FINDINGS;
  }
}
