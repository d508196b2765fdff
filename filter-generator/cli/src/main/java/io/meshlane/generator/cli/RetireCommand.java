package io.meshlane.generator.cli;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code meshlane retire}: one version out of a live mesh, before its pods go. */
@Command(
    name = "retire",
    description = {
      "Takes a version out of a live mesh, so that its workloads can be deleted.",
      "",
      "Routes go first, then subsets, each when every proxy has it; what may be deleted then is"
          + " named. Take the version out of the topology, too, or the next apply brings it back.",
      ""
    },
    footer = {
      "  meshlane retire k8s/meshlane.yaml --version release-v1",
      "  meshlane retire k8s/meshlane.yaml --version release-v1 --service testaaa --delete-workloads"
    })
final class RetireCommand extends MeshCommand {
  // The standard options come as a pair, and --version means something else here.
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help message and exit.")
  boolean help;

  @Option(
      names = "--version",
      required = true,
      paramLabel = "VERSION",
      description = "The version that is to answer no more.")
  private String version;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "Only of this service, NAME or NAME.NAMESPACE.")
  private @Nullable String service;

  @Option(
      names = "--delete-workloads",
      description = "Then delete its Deployments and StatefulSets.")
  private boolean deleteWorkloads;

  @Override
  int run(LiveMesh mesh) {
    Optional<String> only = Optional.ofNullable(service);
    Outcome<Applied> applied = apply(mesh, Optional.of(new Retirement(version, only)));
    if (applied.value().isEmpty()) {
      return finish(applied, List.of());
    }
    boolean delete = deleteWorkloads && !flags.isDryRun();
    Outcome<List<String>> workloads = mesh.workloads(applied.value().get().retired(), delete);
    List<Diagnostic> findings = new ArrayList<>(applied.diagnostics());
    findings.addAll(workloads.diagnostics());
    String verb = delete ? "deleted: " : "may be deleted now: ";
    return finish(
        new Outcome<>(findings, applied.value()),
        workloads.value().orElse(List.of()).stream().map(name -> verb + name).toList());
  }
}
