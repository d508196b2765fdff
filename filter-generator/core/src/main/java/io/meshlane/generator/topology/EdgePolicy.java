package io.meshlane.generator.topology;

/** What gateways do with a routing header that comes from outside. */
public enum EdgePolicy {
  /** Keep it. */
  TRUST,
  /** Drop values that no service has a version for and no lane is declared as. */
  KNOWN,
  /** Drop it always. */
  IGNORE
}
