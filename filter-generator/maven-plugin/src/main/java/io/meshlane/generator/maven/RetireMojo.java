package io.meshlane.generator.maven;

import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Takes a version out of a live mesh, and says which of its workloads may be deleted then. */
@Mojo(name = "retire", requiresProject = false, threadSafe = true)
public final class RetireMojo extends MeshMojo {

  /** The version that is to answer no more. */
  @Parameter(property = "meshlane.version", required = true)
  private String version;

  /** Only of this service, {@code NAME} or {@code NAME.NAMESPACE}. */
  @Parameter(property = "meshlane.service")
  private @Nullable String service;

  /** Then delete its Deployments and StatefulSets. */
  @Parameter(property = "meshlane.deleteWorkloads", defaultValue = "false")
  private boolean deleteWorkloads;

  @Override
  List<Diagnostic> run(LiveMesh mesh) throws MojoFailureException {
    Optional<String> only = Optional.ofNullable(service);
    Outcome<Applied> applied = apply(mesh, Optional.of(new Retirement(version, only)));
    if (applied.value().isEmpty()) {
      return applied.diagnostics();
    }
    boolean delete = deleteWorkloads && !isDryRun();
    Outcome<List<String>> workloads = mesh.workloads(applied.value().get().retired(), delete);
    String verb = delete ? "deleted: " : "may be deleted now: ";
    workloads.value().orElse(List.of()).forEach(name -> getLog().info(verb + name));
    List<Diagnostic> diagnostics = new ArrayList<>(applied.diagnostics());
    diagnostics.addAll(workloads.diagnostics());
    return diagnostics;
  }
}
