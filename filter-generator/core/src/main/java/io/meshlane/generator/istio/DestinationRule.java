package io.meshlane.generator.istio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The versions of a service as subsets, and how its connections are kept.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/reference/config/networking/destination-rule/">DestinationRule</a>
 */
public record DestinationRule(
    ObjectMeta meta, String host, @Nullable TrafficPolicy trafficPolicy, List<Subset> subsets)
    implements IstioObject {

  /** A named group of pods. */
  public record Subset(String name, String labelName, String labelValue) {}

  /** Top level only: a subset's policy does not reach the inbound side of the pods. */
  public record TrafficPolicy(
      @Nullable ConnectionPool connectionPool, @Nullable OutlierDetection outlierDetection) {}

  /** Limits and ages of connections. */
  public record ConnectionPool(@Nullable Integer maxConnections, @Nullable HttpPool http) {}

  /** HTTP part of the pool. */
  public record HttpPool(
      @Nullable Integer http1MaxPendingRequests,
      @Nullable Integer maxRequestsPerConnection,
      @Nullable Integer maxRetries,
      @Nullable String idleTimeout) {}

  /** When a failing pod is left out. */
  public record OutlierDetection(
      @Nullable Integer consecutive5xxErrors,
      @Nullable String interval,
      @Nullable String baseEjectionTime,
      @Nullable Integer maxEjectionPercent) {}
}
