package io.meshlane.generator.maven;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.Summary;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.report.TextReport;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Checks a topology and its manifests. Writes nothing. */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.VALIDATE,
    requiresProject = false,
    threadSafe = true)
public final class ValidateMojo extends TopologyMojo {

  @Override
  List<Diagnostic> run() {
    Outcome<Summary> outcome = new Meshlane().validate(request());
    outcome.value().ifPresent(summary -> getLog().info(TextReport.summary(summary)));
    return outcome.diagnostics();
  }
}
