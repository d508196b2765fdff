package io.meshlane.generator.istio;

import io.meshlane.generator.istio.DestinationRule.ConnectionPool;
import io.meshlane.generator.istio.DestinationRule.HttpPool;
import io.meshlane.generator.istio.DestinationRule.OutlierDetection;
import io.meshlane.generator.istio.DestinationRule.Subset;
import io.meshlane.generator.istio.DestinationRule.TrafficPolicy;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import io.meshlane.generator.topology.Traffic;
import io.meshlane.generator.topology.Traffic.Connections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** One DestinationRule for each service: every version it has, and its traffic policy. */
final class DestinationRules {
  private static final OutlierDetection NO_OUTLIERS = new OutlierDetection(null, null, null, null);

  private DestinationRules() {}

  static DestinationRule of(Topology topology, Service service) {
    List<Subset> subsets =
        service.versions().stream()
            .distinct()
            .sorted()
            .map(version -> new Subset(Subsets.name(version), topology.versionLabel(), version))
            .toList();
    var meta = new ObjectMeta(service.name(), service.namespace(), topology.name());
    return new DestinationRule(meta, service.host(), policy(service.traffic()), subsets);
  }

  private static @Nullable TrafficPolicy policy(Traffic traffic) {
    ConnectionPool pool = pool(traffic);
    OutlierDetection outliers =
        traffic
            .outlierDetection()
            .map(DestinationRules::outliers)
            .filter(found -> !found.equals(NO_OUTLIERS))
            .orElse(null);
    return pool == null && outliers == null ? null : new TrafficPolicy(pool, outliers);
  }

  private static @Nullable ConnectionPool pool(Traffic traffic) {
    Optional<Connections> limits = traffic.connections();
    Integer maxConnections =
        boxed(limits.map(Connections::maxConnections).orElse(OptionalInt.empty()));
    HttpPool http =
        new HttpPool(
            boxed(limits.map(Connections::http1MaxPendingRequests).orElse(OptionalInt.empty())),
            boxed(traffic.maxRequestsPerConnection()),
            boxed(limits.map(Connections::maxRetries).orElse(OptionalInt.empty())),
            Durations.text(traffic.idleTimeout()));
    boolean noHttp = http.equals(new HttpPool(null, null, null, null));
    return maxConnections == null && noHttp
        ? null
        : new ConnectionPool(maxConnections, noHttp ? null : http);
  }

  private static OutlierDetection outliers(Traffic.OutlierDetection outliers) {
    return new OutlierDetection(
        boxed(outliers.consecutive5xxErrors()),
        Durations.text(outliers.interval()),
        Durations.text(outliers.baseEjectionTime()),
        boxed(outliers.maxEjectionPercent()));
  }

  private static @Nullable Integer boxed(OptionalInt number) {
    return number.isPresent() ? number.getAsInt() : null;
  }
}
