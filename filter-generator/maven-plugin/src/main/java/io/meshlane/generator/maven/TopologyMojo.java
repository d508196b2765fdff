package io.meshlane.generator.maven;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.report.DiagnosticPrinter;
import io.meshlane.generator.report.Tally;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals have in common: the topology they read, and how findings are logged. */
abstract class TopologyMojo extends AbstractMojo {
  private static final String DEFAULT_TOPOLOGY = "k8s/meshlane.yaml";

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
  private File basedir;

  /** The topology file. */
  @Parameter(
      property = "meshlane.topology",
      defaultValue = "${basedir}/" + DEFAULT_TOPOLOGY,
      required = true)
  private File topology;

  /** Kubernetes manifests, files or folders, to find services, ports and versions in. */
  @Parameter(property = "meshlane.manifests")
  private List<File> manifests = List.of();

  /** Whether a warning fails the build, as an error does. */
  @Parameter(property = "meshlane.failOnWarning", defaultValue = "false")
  private boolean failOnWarning;

  /** Skips the goal. */
  @Parameter(property = "meshlane.skip", defaultValue = "false")
  private boolean skip;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("meshlane.skip is set");
      return;
    }
    if (isModuleWithoutTopology()) {
      getLog().info("this module has no " + DEFAULT_TOPOLOGY);
      return;
    }
    List<Diagnostic> diagnostics;
    try {
      diagnostics = run();
    } catch (RuntimeException e) {
      throw new MojoExecutionException("internal error, a bug in meshlane: " + e, e);
    }
    diagnostics.forEach(this::log);
    if (fails(diagnostics)) {
      throw new MojoFailureException(shown(topology.toPath()) + ": " + Tally.of(diagnostics));
    }
  }

  /** Does the goal's work and returns what it found. */
  abstract List<Diagnostic> run() throws MojoFailureException;

  final boolean isFailOnWarning() {
    return failOnWarning;
  }

  boolean fails(List<Diagnostic> diagnostics) {
    return diagnostics.stream().anyMatch(found -> failOnWarning || found.isError());
  }

  final GenerateRequest request() {
    return new GenerateRequest(
        shown(topology.toPath()), manifests.stream().map(File::toPath).map(this::shown).toList());
  }

  /** As a reader in the folder where Maven was started would name it; that is what CI links to. */
  final Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path) : path;
  }

  /** Called by its prefix, a goal runs in every module; only some have a topology. */
  private boolean isModuleWithoutTopology() {
    return session.getAllProjects().size() > 1
        && topology.equals(new File(basedir, DEFAULT_TOPOLOGY))
        && !topology.exists();
  }

  private void log(Diagnostic diagnostic) {
    Consumer<String> line = diagnostic.isError() ? getLog()::error : getLog()::warn;
    DiagnosticPrinter.PLAIN.print(diagnostic).lines().forEach(line);
  }
}
