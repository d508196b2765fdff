package io.meshlane.generator.cli;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.report.DiagnosticPrinter;
import io.meshlane.generator.report.Tally;
import java.io.PrintWriter;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * How a command reports: diagnostics to standard error and the result to standard output, or both
 * as one JSON object to standard output.
 */
final class ReportOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, or json: one object on standard output (${COMPLETION-CANDIDATES}; default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      defaultValue = "error",
      description = "The least finding that fails: ${COMPLETION-CANDIDATES} (default: error).")
  private FailOn failOn = FailOn.ERROR;

  boolean isJson() {
    return format == Format.JSON;
  }

  /** True when a finding among {@code diagnostics} fails the command. */
  boolean fails(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(failOn::counts);
  }

  boolean failsOnWarnings() {
    return failOn == FailOn.WARNING;
  }

  /** Prints a line to standard output; never the platform's line separator. */
  void println(String line) {
    out().print(line + "\n");
  }

  /** A line about work under way, at once; beside JSON it goes to standard error. */
  void progress(String line) {
    PrintWriter to = isJson() ? command.commandLine().getErr() : out();
    to.print(line + "\n");
    to.flush();
  }

  PrintWriter out() {
    return command.commandLine().getOut();
  }

  /** Prints {@code outcome} and returns the exit code; {@code text} prints its value, if any. */
  <T> int report(Outcome<T> outcome, Function<Outcome<T>, String> json, Consumer<T> text) {
    if (isJson()) {
      out().print(json.apply(outcome));
    } else {
      outcome.value().ifPresent(text);
      diagnostics(outcome.diagnostics());
    }
    return ExitCode.of(outcome.diagnostics(), failOn);
  }

  private void diagnostics(List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return;
    }
    PrintWriter err = command.commandLine().getErr();
    DiagnosticPrinter printer = new DiagnosticPrinter(Streams.isColoured());
    out().flush();
    diagnostics.forEach(found -> err.print(printer.print(found) + "\n"));
    err.print(Tally.of(diagnostics) + "\n");
    err.flush();
  }
}
