package io.meshlane.generator.cli;

import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.WaitOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a live mesh is changed. */
final class ApplyFlags {
  private enum DryRun {
    NONE,
    SERVER
  }

  @Option(
      names = "--dry-run",
      paramLabel = "MODE",
      defaultValue = "none",
      description = "server: the cluster judges everything and keeps nothing (default: none).")
  private DryRun dryRun = DryRun.NONE;

  @Option(
      names = "--force-conflicts",
      description = "Take over fields that others manage, as kubectl apply --server-side does.")
  private boolean forceConflicts;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "2m",
      description = "How long each phase waits for the proxies (default: 2m).")
  private Duration timeout = Duration.ofMinutes(2);

  @Option(
      names = "--wait-for-lease",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      defaultValue = "0s",
      description = "How long to wait while another run is at work, such as 5m (default: not).")
  private Duration waitForLease = Duration.ZERO;

  @Option(
      names = "--istio-namespace",
      paramLabel = "NAME",
      defaultValue = "istio-system",
      description = "Where istiod's pods are (default: istio-system).")
  private String istioNamespace = "istio-system";

  @Option(
      names = "--istiod-url",
      paramLabel = "URL",
      description = {
        "Where an istiod's port 15014 answers, instead of a port-forward to each.",
        "May be repeated: name every replica."
      })
  private List<String> istiodUrls = List.of();

  @Option(
      names = "--settle",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Only wait this long in each phase, such as 5s; proves nothing.")
  private @Nullable Duration settle;

  boolean isDryRun() {
    return dryRun == DryRun.SERVER;
  }

  ApplyOptions options(boolean failOnWarning) {
    WaitOptions wait =
        new WaitOptions(istioNamespace, istiodUrls, Optional.ofNullable(settle), timeout);
    return new ApplyOptions(wait, isDryRun(), forceConflicts, failOnWarning, waitForLease);
  }
}
