package io.meshlane.generator.cli;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.report.JsonReport;
import io.meshlane.generator.report.TextReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshlane generate}: topology to manifests. */
@Command(
    name = "generate",
    description = {
      "Writes the Istio manifests of a topology.",
      "",
      "The folder ends up with exactly the manifests of this topology: generated files that are no"
          + " longer needed go, files of others stay. When there is an error, nothing is written.",
      ""
    },
    footer = {
      "  meshlane generate k8s/meshlane.yaml -o k8s/generated",
      "  meshlane generate k8s/meshlane.yaml -o k8s/generated --manifests k8s/base",
      "  meshlane generate k8s/meshlane.yaml -o - | kubectl apply --server-side -f -",
      "  meshlane generate k8s/meshlane.yaml -o k8s/generated --check   # for CI"
    })
final class GenerateCommand implements Callable<Integer> {
  private static final String STDOUT = "-";

  @Spec private CommandSpec spec;
  @Mixin private InputOptions input;
  @Mixin private ReportOptions report;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to, or - for one stream on standard output.")
  private String output;

  @Option(
      names = "--check",
      description = "Write nothing; fail when the folder is not what would be written.")
  private boolean check;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also name each file.")
  private boolean verbose;

  private final Meshlane meshlane = new Meshlane();

  @Override
  public Integer call() {
    if (output.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), "-o names no folder; write one, or - for standard output");
    }
    if (output.equals(STDOUT)) {
      return stream();
    }
    Path folder = Path.of(output);
    return check ? check(folder) : write(folder);
  }

  private int stream() {
    if (check) {
      throw new ParameterException(
          spec.commandLine(), "--check compares with a folder: name one with -o");
    }
    Outcome<List<Manifest>> outcome = meshlane.render(input.request());
    Outcome<List<Manifest>> passed =
        report.fails(outcome.diagnostics())
            ? new Outcome<>(outcome.diagnostics(), Optional.empty())
            : outcome;
    return report.report(passed, JsonReport::manifests, this::print);
  }

  private int check(Path folder) {
    return report.report(
        meshlane.check(input.request(), folder), JsonReport::files, this::printUpToDate);
  }

  private int write(Path folder) {
    Outcome<FolderChanges> outcome =
        refusal().orElseGet(() -> meshlane.generate(input.request(), folder));
    return report.report(outcome, JsonReport::files, this::print);
  }

  /** A warning that is to fail must be known before anything is written. */
  private Optional<Outcome<FolderChanges>> refusal() {
    if (!report.failsOnWarnings()) {
      return Optional.empty();
    }
    List<Diagnostic> known = meshlane.validate(input.request()).diagnostics();
    return report.fails(known)
        ? Optional.of(new Outcome<>(known, Optional.empty()))
        : Optional.empty();
  }

  private void print(List<Manifest> manifests) {
    manifests.forEach(manifest -> report.out().print("---\n" + manifest.text()));
  }

  private void print(FolderChanges changes) {
    if (verbose) {
      list("written", changes.written());
      list("unchanged", changes.unchanged());
      list("removed", changes.removed());
    }
    report.println(TextReport.written(changes, output));
  }

  private void list(String what, List<String> files) {
    files.forEach(file -> report.println(what + " " + file));
  }

  private void printUpToDate(FolderChanges changes) {
    if (changes.isEmpty()) {
      report.println(TextReport.upToDate(changes, output));
    }
  }
}
