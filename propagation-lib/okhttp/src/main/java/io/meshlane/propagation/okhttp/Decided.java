package io.meshlane.propagation.okhttp;

/**
 * Tag of a request that was made without a lane: the dispatcher's thread, which serves no request,
 * must not give it the process' own lane, nor count it as lost.
 */
final class Decided {
  static final Decided WITHOUT_LANE = new Decided();

  private Decided() {}
}
