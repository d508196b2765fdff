package io.meshlane.generator.cli;

import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import io.meshlane.generator.report.JsonReport;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What the commands that change a live mesh have in common. */
abstract class MeshCommand implements Callable<Integer> {
  @Mixin InputOptions input;
  @Mixin ChangeFlags change;
  @Mixin ClusterFlags cluster;
  @Mixin ApplyFlags flags;
  @Mixin ReportOptions report;

  @Override
  public final Integer call() {
    Outcome<LiveMesh> opened = LiveMesh.open(cluster.options());
    if (opened.value().isEmpty()) {
      return finish(new Outcome<Applied>(opened.diagnostics(), Optional.empty()), List.of());
    }
    try (LiveMesh mesh = opened.value().get()) {
      return run(mesh);
    }
  }

  /** Does the work and returns the exit code. */
  abstract int run(LiveMesh mesh);

  final Outcome<Applied> apply(LiveMesh mesh, Optional<Retirement> retirement) {
    var request =
        new ChangeRequest(
            input.request(),
            change.isDiscover(),
            change.unreadyGrace(),
            retirement,
            change.rootNamespace());
    return mesh.apply(
        TopologyName.of(input.request().topology()),
        reader -> new Meshlane().plan(request, reader),
        flags.options(report.failsOnWarnings()),
        report::progress);
  }

  final int finish(Outcome<Applied> applied, List<String> more) {
    int exitCode =
        report.report(
            applied,
            outcome -> JsonReport.result(outcome, "applied", Applied::json),
            it -> {
              report.println(it.summary());
              more.forEach(report::println);
            });
    // A warning that is to fail has stopped it before: those of a change that was made do not.
    return applied.value().isPresent()
        ? ExitCode.of(applied.diagnostics(), FailOn.ERROR)
        : exitCode;
  }
}
