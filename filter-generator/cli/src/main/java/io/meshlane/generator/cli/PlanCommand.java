package io.meshlane.generator.cli;

import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.report.JsonReport;
import io.meshlane.generator.report.PlanText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code meshlane plan}: what apply would do. */
@Command(
    name = "plan",
    description = {
      "Says what would change in a mesh, phase by phase. Changes nothing.",
      "",
      "Compares a topology with the cluster, or with --from a folder of manifests. TOPOLOGY may"
          + " then be a folder that generate wrote. + is created, ~ changes, - is deleted.",
      ""
    },
    exitCodeListHeading = "%nExit codes, besides those of all commands:%n",
    exitCodeList = {" 0:nothing to change", " 2:something would change"},
    footer = {
      "  meshlane plan k8s/meshlane.yaml",
      "  meshlane plan k8s/meshlane.yaml --cluster --context staging",
      "  meshlane plan k8s/meshlane.yaml --from k8s/generated",
      "  meshlane plan new --from old --phases phases   # for GitOps"
    })
final class PlanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private InputOptions input;
  @Mixin private ChangeFlags change;
  @Mixin private ClusterFlags cluster;
  @Mixin private ReportOptions report;

  @Option(
      names = "--from",
      arity = "1..*",
      paramLabel = "PATH",
      description = {
        "What is there: files and folders instead of the cluster. May be repeated.",
        "Stands after TOPOLOGY, or ends with --."
      })
  private List<Path> from = List.of();

  @Option(
      names = "--phases",
      paramLabel = "DIR",
      description = {
        "Also write a folder for each phase, with all that the mesh holds after it, for tools",
        "that bring a cluster to what a folder holds (Argo CD, Flux)."
      })
  private @Nullable Path phases;

  private final Meshlane meshlane = new Meshlane();

  @Override
  public Integer call() {
    Outcome<Plan> planned = plan();
    Outcome<Plan> outcome = report.fails(planned.diagnostics()) ? planned : written(planned);
    int exitCode =
        report.report(outcome, JsonReport::plan, plan -> report.out().print(PlanText.of(plan)));
    boolean changes = outcome.value().filter(plan -> !plan.isEmpty()).isPresent();
    return exitCode == ExitCode.OK && changes ? ExitCode.CHANGES : exitCode;
  }

  private Outcome<Plan> plan() {
    Path topology = input.request().topology();
    if (from.isEmpty()) {
      return live();
    }
    if (change.isDiscover() || change.unreadyGrace().isPresent()) {
      throw usage("--cluster and --unready-grace ask the cluster: leave out --from");
    }
    if (!Files.isDirectory(topology)) {
      return meshlane.plan(request(), from);
    }
    if (!input.request().manifests().isEmpty()) {
      throw usage("--manifests fill a topology, and " + topology + " is a folder");
    }
    return meshlane.plan(List.of(topology), from);
  }

  private Outcome<Plan> live() {
    if (Files.isDirectory(input.request().topology())) {
      throw usage("a folder is compared with another one: name it with --from");
    }
    Outcome<LiveMesh> opened = LiveMesh.open(cluster.options());
    if (opened.value().isEmpty()) {
      return new Outcome<>(opened.diagnostics(), Optional.empty());
    }
    try (LiveMesh mesh = opened.value().get()) {
      return meshlane.plan(request(), mesh.reader());
    }
  }

  private ChangeRequest request() {
    return new ChangeRequest(
        input.request(),
        change.isDiscover(),
        change.unreadyGrace(),
        Optional.empty(),
        change.rootNamespace());
  }

  private Outcome<Plan> written(Outcome<Plan> planned) {
    if (phases == null || planned.value().isEmpty()) {
      return planned;
    }
    List<Diagnostic> found = meshlane.writePhases(planned.value().get(), phases);
    return new Outcome<>(
        Stream.concat(planned.diagnostics().stream(), found.stream()).toList(), planned.value());
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
