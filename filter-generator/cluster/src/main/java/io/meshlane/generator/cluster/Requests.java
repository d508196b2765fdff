package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Requests to the API server, tried again while it does not answer. Immutable. */
record Requests(Duration patience) {
  private static final Duration FIRST = Duration.ofMillis(200);
  private static final Duration LONGEST = Duration.ofSeconds(2);

  /**
   * The request's result.
   *
   * @param place what it is about, for the finding
   * @throws ClusterProblem when the API server says no, or nothing for too long
   */
  <T> T call(String place, Supplier<T> request) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = FIRST;
    while (true) {
      try {
        return request.get();
      } catch (KubernetesClientException e) {
        if (!Failure.isTransient(e) || System.nanoTime() - end >= 0) {
          throw Failure.of(e, place);
        }
      }
      sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST) > 0 ? LONGEST : pause;
    }
  }

  static void sleep(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
