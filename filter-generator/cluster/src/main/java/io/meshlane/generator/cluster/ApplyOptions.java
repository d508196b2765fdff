package io.meshlane.generator.cluster;

/**
 * How to write.
 *
 * @param waiting how to know that every proxy has a change
 * @param dryRun the API server and its webhooks judge everything, and nothing is kept
 * @param forceConflicts fields that others own are taken over, as {@code kubectl apply
 *     --server-side --force-conflicts} does
 */
public record ApplyOptions(WaitOptions waiting, boolean dryRun, boolean forceConflicts) {
  /** Proven waits, and no field of others is touched. */
  public static final ApplyOptions DEFAULT = new ApplyOptions(WaitOptions.DEFAULT, false, false);
}
