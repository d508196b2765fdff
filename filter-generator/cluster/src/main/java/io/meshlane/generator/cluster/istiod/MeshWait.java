package io.meshlane.generator.cluster.istiod;

/** Waits until every proxy works with a change. */
public interface MeshWait {

  /**
   * Returns when every proxy has {@code change}, one has refused it, or the time is over.
   *
   * @param progress is told of every step, by one thread at a time
   */
  WaitResult await(Change change, Progress progress);

  /** Hears how far a wait is. */
  @FunctionalInterface
  interface Progress {
    /** {@code done} of {@code total} proxies have acknowledged. */
    void acknowledged(int done, int total);
  }
}
