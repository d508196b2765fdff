package io.meshlane.generator.cli;

import io.meshlane.generator.cluster.LiveMesh;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** {@code meshlane apply}: a topology to a live mesh. */
@Command(
    name = "apply",
    description = {
      "Changes a live mesh to what a topology says, without a failed request.",
      "",
      "Adds first, waits until every proxy has it, then changes routes, waits again, and removes"
          + " last. It can be stopped at any point and run again: it goes on from what is there.",
      ""
    },
    footer = {
      "  meshlane apply k8s/meshlane.yaml",
      "  meshlane apply k8s/meshlane.yaml --cluster --context staging --dry-run server",
      "  meshlane apply k8s/meshlane.yaml --settle 5s   # without access to istiod"
    })
final class ApplyCommand extends MeshCommand {
  @Override
  int run(LiveMesh mesh) {
    return finish(apply(mesh, Optional.empty()), List.of());
  }
}
