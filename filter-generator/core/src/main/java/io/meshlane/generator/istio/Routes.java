package io.meshlane.generator.istio;

import io.meshlane.generator.istio.LaneRule.Outcome;
import io.meshlane.generator.istio.VirtualService.Destination;
import io.meshlane.generator.istio.VirtualService.Headers;
import io.meshlane.generator.istio.VirtualService.HttpMatch;
import io.meshlane.generator.istio.VirtualService.HttpRoute;
import io.meshlane.generator.topology.Answer;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Traffic;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns an outcome at a service into an Istio route. */
final class Routes {
  private static final int NO_VERSION = 404;
  private final Service service;
  private final String header;
  private final @Nullable Integer port;

  /**
   * Routes to one port of a service.
   *
   * @param port null for a service with a single port
   */
  Routes(Service service, String header, @Nullable Integer port) {
    this.service = service;
    this.header = header;
    this.port = port;
  }

  HttpRoute route(
      String name,
      List<HttpMatch> match,
      Outcome outcome,
      Map<String, String> set,
      @Nullable String rewrite) {
    boolean rejected = outcome.answer() instanceof Answer.Rejected;
    SortedMap<String, String> response =
        new TreeMap<>(rejected ? Map.of("x-meshlane", "no-version") : Map.of());
    Headers headers =
        new Headers(new TreeMap<>(set), outcome.strip() ? List.of(header) : List.of(), response);
    if (rejected) {
      return new HttpRoute(
          name,
          match,
          List.of(),
          NO_VERSION,
          null,
          null,
          null,
          null,
          new Headers(new TreeMap<>(), List.of(), response));
    }
    Traffic traffic = service.traffic();
    return new HttpRoute(
        name,
        match,
        destinations(outcome.answer()),
        null,
        rewrite,
        Durations.text(traffic.timeout()),
        traffic.retries().map(Routes::retries).orElse(null),
        outcome.fault() ? traffic.fault().map(Routes::fault).orElse(null) : null,
        headers);
  }

  private List<Destination> destinations(Answer answer) {
    if (answer instanceof Answer.Version version) {
      return List.of(destination(version.name(), null));
    }
    SortedMap<String, Integer> split = service.traffic().split();
    if (split.isEmpty()) {
      return List.of(destination(service.baseline(), null));
    }
    return split.entrySet().stream()
        .map(part -> destination(part.getKey(), part.getValue()))
        .toList();
  }

  private Destination destination(String version, @Nullable Integer weight) {
    return new Destination(service.host(), Subsets.name(version), port, weight);
  }

  private static VirtualService.Retries retries(Traffic.Retries retries) {
    String retryOn = retries.retryOn().isEmpty() ? null : String.join(",", retries.retryOn());
    return new VirtualService.Retries(
        retries.attempts(), Durations.text(retries.perTryTimeout()), retryOn);
  }

  private static VirtualService.Fault fault(Traffic.Fault fault) {
    return new VirtualService.Fault(
        fault.delay().isPresent() ? percent(fault.delayPercent()) : null,
        Durations.text(fault.delay()),
        fault.abortStatus().isPresent() ? percent(fault.abortPercent()) : null,
        fault.abortStatus().isPresent() ? Integer.valueOf(fault.abortStatus().getAsInt()) : null);
  }

  private static String percent(OptionalDouble percent) {
    return BigDecimal.valueOf(percent.orElse(0)).stripTrailingZeros().toPlainString();
  }
}
