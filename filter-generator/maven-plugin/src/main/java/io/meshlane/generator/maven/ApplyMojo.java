package io.meshlane.generator.maven;

import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Changes a live mesh to what a topology says, without a failed request: adds first, waits until
 * every proxy has it, then changes routes, waits again, and removes last.
 */
@Mojo(name = "apply", requiresProject = false, threadSafe = true)
public final class ApplyMojo extends MeshMojo {
  @Override
  List<Diagnostic> run(LiveMesh mesh) throws MojoFailureException {
    return apply(mesh, Optional.empty()).diagnostics();
  }
}
