package io.meshlane.generator.maven;

import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import io.meshlane.generator.cluster.WaitOptions;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that change a live mesh have in common. */
abstract class MeshMojo extends ClusterMojo {

  /** Let the cluster judge everything, and keep nothing. */
  @Parameter(property = "meshlane.serverDryRun", defaultValue = "false")
  private boolean serverDryRun;

  /** Take over fields that others manage, as {@code kubectl apply --server-side} does. */
  @Parameter(property = "meshlane.forceConflicts", defaultValue = "false")
  private boolean forceConflicts;

  /** How long each phase waits for the proxies. */
  @Parameter(property = "meshlane.timeout", defaultValue = "2m")
  private String timeout = "2m";

  /** How long to wait while another run is at work, such as {@code 5m}. */
  @Parameter(property = "meshlane.waitForLease", defaultValue = "0s")
  private String waitForLease = "0s";

  /** Where istiod's pods are. */
  @Parameter(property = "meshlane.istioNamespace", defaultValue = "istio-system")
  private String istioNamespace = "istio-system";

  /** Where the port 15014 of each istiod answers, instead of a port-forward to each. */
  @Parameter(property = "meshlane.istiodUrls")
  private List<String> istiodUrls = List.of();

  /** Only wait this long in each phase, such as {@code 5s}; proves nothing. */
  @Parameter(property = "meshlane.settle")
  private @Nullable String settle;

  private boolean changed;

  @Override
  final List<Diagnostic> run() throws MojoFailureException {
    Outcome<LiveMesh> opened = LiveMesh.open(clusterOptions());
    if (opened.value().isEmpty()) {
      return opened.diagnostics();
    }
    try (LiveMesh mesh = opened.value().get()) {
      return run(mesh);
    }
  }

  /** A warning that is to fail has stopped it before: those of a change that was made do not. */
  @Override
  final boolean fails(List<Diagnostic> diagnostics) {
    return changed ? diagnostics.stream().anyMatch(Diagnostic::isError) : super.fails(diagnostics);
  }

  abstract List<Diagnostic> run(LiveMesh mesh) throws MojoFailureException;

  final boolean isDryRun() {
    return serverDryRun;
  }

  final Outcome<Applied> apply(LiveMesh mesh, Optional<Retirement> retirement)
      throws MojoFailureException {
    Optional<Duration> delay = settle == null ? Optional.empty() : Optional.of(time(settle));
    WaitOptions waiting = new WaitOptions(istioNamespace, istiodUrls, delay, time(timeout));
    var request = changeRequest(retirement);
    Outcome<Applied> applied =
        mesh.apply(
            TopologyName.of(request.topology().topology()),
            reader -> new Meshlane().plan(request, reader),
            new ApplyOptions(
                waiting, serverDryRun, forceConflicts, isFailOnWarning(), time(waitForLease)),
            getLog()::info);
    changed = applied.value().isPresent();
    applied.value().map(Applied::summary).ifPresent(getLog()::info);
    return applied;
  }
}
