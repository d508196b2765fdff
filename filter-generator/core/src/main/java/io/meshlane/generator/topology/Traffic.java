package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How requests to a service are sent, whatever their lane.
 *
 * @param timeout of the whole request with its retries, on every route
 * @param idleTimeout how long an unused connection is kept; below the server's keep-alive, or 503
 *     UC follows
 * @param maxRequestsPerConnection 1 closes the connection after each request
 * @param split weights in percent of what reaches the baseline; empty for no split
 * @see <a
 *     href="https://istio.io/latest/docs/reference/config/networking/destination-rule/">DestinationRule</a>
 */
public record Traffic(
    Optional<Duration> timeout,
    Optional<Retries> retries,
    Optional<Duration> idleTimeout,
    OptionalInt maxRequestsPerConnection,
    Optional<Connections> connections,
    Optional<OutlierDetection> outlierDetection,
    Optional<Fault> fault,
    SortedMap<String, Integer> split) {

  /** Nothing configured: Istio's defaults. */
  public static final Traffic NONE =
      new Traffic(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          OptionalInt.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>());

  public Traffic {
    split = Collections.unmodifiableSortedMap(new TreeMap<>(split));
  }

  /**
   * Retries of a failed request.
   *
   * @param attempts 0 switches Istio's two default retries off
   * @param retryOn Envoy's conditions; empty for Istio's default
   */
  public record Retries(
      int attempts, Optional<Duration> perTryTimeout, List<String> retryOn, Origin origin) {
    public Retries {
      retryOn = List.copyOf(retryOn);
    }
  }

  /** Limits of the connection pool towards the service, per proxy. */
  public record Connections(
      OptionalInt maxConnections, OptionalInt http1MaxPendingRequests, OptionalInt maxRetries) {}

  /** When a pod that fails is left out for a while. */
  public record OutlierDetection(
      OptionalInt consecutive5xxErrors,
      Optional<Duration> interval,
      Optional<Duration> baseEjectionTime,
      OptionalInt maxEjectionPercent) {}

  /**
   * Failures made on purpose.
   *
   * @param delayPercent of requests, when there is a delay
   * @param lane only requests of this lane; empty for all
   */
  public record Fault(
      OptionalDouble delayPercent,
      Optional<Duration> delay,
      OptionalDouble abortPercent,
      OptionalInt abortStatus,
      Optional<String> lane,
      Origin origin) {}
}
