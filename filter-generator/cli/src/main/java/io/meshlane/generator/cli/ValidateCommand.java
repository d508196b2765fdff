package io.meshlane.generator.cli;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.report.JsonReport;
import io.meshlane.generator.report.TextReport;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code meshlane validate}: all findings about a topology, and nothing else. */
@Command(
    name = "validate",
    description = {"Checks a topology and its manifests. Writes nothing.", ""},
    footer = {
      "  meshlane validate k8s/meshlane.yaml",
      "  meshlane validate k8s/meshlane.yaml --manifests k8s/base --fail-on warning",
      "  meshlane validate k8s/meshlane.yaml --format json | jq '.diagnostics[].message'"
    })
final class ValidateCommand implements Callable<Integer> {
  @Mixin private InputOptions input;
  @Mixin private ReportOptions report;

  @Override
  public Integer call() {
    return report.report(
        new Meshlane().validate(input.request()),
        JsonReport::summary,
        summary -> report.println(TextReport.summary(summary)));
  }
}
