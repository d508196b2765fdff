package io.meshlane.generator.cluster;

import io.meshlane.generator.diagnostic.Diagnostic;
import java.time.Duration;
import java.util.List;

/**
 * How to write.
 *
 * @param waiting how to know that every proxy has a change
 * @param dryRun the API server and its webhooks judge everything, and nothing is kept
 * @param forceConflicts fields that others own are taken over, as {@code kubectl apply
 *     --server-side --force-conflicts} does
 * @param failOnWarning a warning about what is planned stops it before anything is written, as an
 *     error does; one that arises later stops nothing
 * @param waitForLease how long another run, one that lives, is waited for
 */
public record ApplyOptions(
    WaitOptions waiting,
    boolean dryRun,
    boolean forceConflicts,
    boolean failOnWarning,
    Duration waitForLease) {
  /** Proven waits, and no field of others is touched. */
  public static final ApplyOptions DEFAULT =
      new ApplyOptions(WaitOptions.DEFAULT, false, false, false, Duration.ZERO);

  boolean isStoppedBy(List<Diagnostic> found) {
    return found.stream().anyMatch(it -> failOnWarning || it.isError());
  }
}
