package io.meshlane.generator.maven;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.report.TextReport;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the Istio manifests of a topology to a folder, which then holds exactly these besides
 * files of others. When there is an error, nothing is written.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public final class GenerateMojo extends TopologyMojo {

  /** The folder to write to. */
  @Parameter(
      property = "meshlane.output",
      defaultValue = "${project.build.directory}/meshlane",
      required = true)
  private File output;

  /** Write nothing; fail when the folder is not what would be written. */
  @Parameter(property = "meshlane.check", defaultValue = "false")
  private boolean check;

  private final Meshlane meshlane = new Meshlane();

  @Override
  List<Diagnostic> run() {
    Path folder = shown(output.toPath());
    return check ? check(folder) : write(folder);
  }

  private List<Diagnostic> check(Path folder) {
    Outcome<FolderChanges> outcome = meshlane.check(request(), folder);
    outcome
        .value()
        .filter(FolderChanges::isEmpty)
        .ifPresent(changes -> getLog().info(TextReport.upToDate(changes, folder.toString())));
    return outcome.diagnostics();
  }

  private List<Diagnostic> write(Path folder) {
    if (isFailOnWarning()) {
      // A warning that is to fail must be known before anything is written.
      List<Diagnostic> known = meshlane.validate(request()).diagnostics();
      if (fails(known)) {
        return known;
      }
    }
    Outcome<FolderChanges> outcome = meshlane.generate(request(), folder);
    outcome
        .value()
        .ifPresent(changes -> getLog().info(TextReport.written(changes, folder.toString())));
    return outcome.diagnostics();
  }
}
