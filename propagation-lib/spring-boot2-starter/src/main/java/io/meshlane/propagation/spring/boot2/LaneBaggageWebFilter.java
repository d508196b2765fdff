package io.meshlane.propagation.spring.boot2;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.spring.LaneWebFilter;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Hands the lane of a WebFlux request to Sleuth; after the filter that reads it. */
final class LaneBaggageWebFilter implements WebFilter, Ordered {
  private final LaneBaggage baggage;

  LaneBaggageWebFilter(LaneBaggage baggage) {
    this.baggage = baggage;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    return Mono.deferContextual(
        context -> {
          Propagated propagated = context.getOrDefault(CurrentLane.CONTEXT_KEY, Propagated.NONE);
          baggage.put(propagated == null ? null : propagated.lane());
          return chain.filter(exchange);
        });
  }

  @Override
  public int getOrder() {
    return LaneWebFilter.ORDER + 1;
  }
}
