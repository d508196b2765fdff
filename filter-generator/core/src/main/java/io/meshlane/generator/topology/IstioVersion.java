package io.meshlane.generator.topology;

import java.util.Comparator;

/** A minor release of Istio, such as 1.29. */
public record IstioVersion(int major, int minor) implements Comparable<IstioVersion> {
  private static final Comparator<IstioVersion> ORDER =
      Comparator.comparingInt(IstioVersion::major).thenComparingInt(IstioVersion::minor);

  @Override
  public int compareTo(IstioVersion other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
