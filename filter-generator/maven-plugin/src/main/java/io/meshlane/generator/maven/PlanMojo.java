package io.meshlane.generator.maven;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.report.PlanText;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Says what would change in a mesh, phase by phase, to make it what the topology says, or, with
 * {@code from}, a folder that {@code generate} wrote. Changes nothing.
 */
@Mojo(name = "plan", requiresProject = false, threadSafe = true)
public final class PlanMojo extends ClusterMojo {

  /** What is there: files and folders instead of the cluster. */
  @Parameter(property = "meshlane.from")
  private List<File> from = List.of();

  /** Also write a folder for each phase, with all that the mesh holds after it, for GitOps. */
  @Parameter(property = "meshlane.phases")
  private @Nullable File phases;

  /** Fail when something would change. */
  @Parameter(property = "meshlane.failOnChange", defaultValue = "false")
  private boolean failOnChange;

  private final Meshlane meshlane = new Meshlane();

  @Override
  List<Diagnostic> run() throws MojoFailureException {
    Outcome<Plan> outcome = plan();
    List<Diagnostic> diagnostics = new ArrayList<>(outcome.diagnostics());
    if (outcome.value().isEmpty() || fails(diagnostics)) {
      return diagnostics;
    }
    Plan plan = outcome.value().get();
    PlanText.of(plan).lines().forEach(getLog()::info);
    if (phases != null) {
      diagnostics.addAll(meshlane.writePhases(plan, shown(phases.toPath())));
    }
    if (failOnChange && !plan.isEmpty()) {
      throw new MojoFailureException("the mesh is not what the topology says");
    }
    return diagnostics;
  }

  private Outcome<Plan> plan() throws MojoFailureException {
    return from.isEmpty()
        ? live()
        : beside(from.stream().map(File::toPath).map(this::shown).toList());
  }

  private Outcome<Plan> beside(List<Path> paths) throws MojoFailureException {
    if (isAskingCluster()) {
      throw new MojoFailureException("cluster and unreadyGrace ask the cluster: leave out from");
    }
    Path topology = request().topology();
    if (!Files.isDirectory(topology)) {
      return meshlane.plan(changeRequest(Optional.empty()), paths);
    }
    if (!request().manifests().isEmpty()) {
      throw new MojoFailureException("manifests fill a topology, and " + topology + " is a folder");
    }
    return meshlane.plan(List.of(topology), paths);
  }

  private Outcome<Plan> live() throws MojoFailureException {
    if (Files.isDirectory(request().topology())) {
      throw new MojoFailureException("a folder is compared with another one: name it with from");
    }
    Outcome<LiveMesh> opened = LiveMesh.open(clusterOptions());
    if (opened.value().isEmpty()) {
      return new Outcome<>(opened.diagnostics(), Optional.empty());
    }
    try (LiveMesh mesh = opened.value().get()) {
      return meshlane.plan(changeRequest(Optional.empty()), mesh.reader());
    }
  }
}
