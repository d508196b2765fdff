package io.meshlane.generator.cluster.istiod;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/**
 * Decides when to wait no longer for proxies whose pods are gone: istiod goes on naming them until
 * their connection is found dead, but one that only has no pod, as on a virtual machine, gets a
 * moment to answer. Not thread-safe.
 */
final class Laggards {
  private static final Duration FIRST_LOOK = Duration.ofMillis(500);
  private static final Duration GRACE = Duration.ofSeconds(3);

  private final ProxyPods pods;
  private final long began = System.nanoTime();
  private long looked = began;
  private final Set<String> gone = new TreeSet<>();

  Laggards(ProxyPods pods) {
    this.pods = pods;
  }

  /** True when {@code lagging} are all gone, and had their moment. */
  boolean mayBeLeftOut(Set<String> lagging) {
    long now = System.nanoTime();
    if (now - looked > FIRST_LOOK.toNanos()) {
      lagging.stream().filter(pods::isGone).forEach(gone::add);
      looked = System.nanoTime();
    }
    return now - began > GRACE.toNanos() && gone.containsAll(lagging);
  }
}
