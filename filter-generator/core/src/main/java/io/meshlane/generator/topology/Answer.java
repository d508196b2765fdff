package io.meshlane.generator.topology;

/** Who answers a request at one service. */
public sealed interface Answer {

  /** This version, whatever the split says. */
  record Version(String name) implements Answer {}

  /** The baseline, or the versions its split names. */
  record Baseline() implements Answer {}

  /** Nobody: 404, said by the proxy. */
  record Rejected() implements Answer {}
}
