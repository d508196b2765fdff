package io.meshlane.generator.cluster.istiod;

/** A wait that cannot go on, and how it ended. */
final class Stopped extends Exception {
  private static final long serialVersionUID = 1;

  private final transient WaitResult result;

  Stopped(WaitResult result) {
    super(result.toString());
    this.result = result;
  }

  WaitResult result() {
    return result;
  }
}
