package io.meshlane.generator.cluster.istiod;

import io.meshlane.generator.cluster.istiod.MeshWait.Progress;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the waits at several istiods have reached together. Thread-safe. */
final class Tally {
  private final Progress progress;
  private final Map<String, Count> counts = new TreeMap<>();
  private final Set<String> notWaitedFor = new TreeSet<>();

  Tally(Progress progress) {
    this.progress = progress;
  }

  private record Count(int done, int total) {}

  synchronized void count(String istiod, int done, int total) {
    if (!new Count(done, total).equals(counts.put(istiod, new Count(done, total)))) {
      progress.acknowledged(sum(true), sum(false));
    }
  }

  private int sum(boolean done) {
    return counts.values().stream().mapToInt(it -> done ? it.done() : it.total()).sum();
  }

  synchronized void leaveOut(Set<String> proxies) {
    notWaitedFor.addAll(proxies);
  }

  synchronized Set<String> notWaitedFor() {
    return Set.copyOf(notWaitedFor);
  }
}
