package io.meshlane.generator.istio;

import io.meshlane.generator.topology.Slug;

/** Names of subsets. */
public final class Subsets {
  private Subsets() {}

  /**
   * The DNS-1123 form of a version. Two versions of a service that meet here are refused by the
   * analysis.
   */
  public static String name(String version) {
    return Slug.plain(version);
  }
}
