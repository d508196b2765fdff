package io.meshlane.propagation.spring;

import io.meshlane.propagation.Counters;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import org.springframework.core.Ordered;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Takes the lane of a WebFlux request into Reactor's context, under {@link
 * CurrentLane#CONTEXT_KEY}.
 *
 * <p>{@code WebClient} finds it there. Clients that ask the thread, such as OkHttp within a {@code
 * Mono}, find it only with Micrometer's context propagation ({@code
 * spring.reactor.context-propagation=auto}). Thread-safe.
 */
public final class LaneWebFilter implements WebFilter, Ordered {
  /** Before everything that might make a call, after the tracers. */
  public static final int ORDER = HIGHEST_PRECEDENCE + 10;

  private final Propagation propagation;

  /** Takes in by the rules of {@code propagation}. */
  public LaneWebFilter(Propagation propagation) {
    this.propagation = propagation;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Propagated propagated =
        propagation.read(exchange.getRequest().getHeaders(), SpringHeaders.READER);
    return served(chain.filter(exchange), propagated)
        .contextWrite(context -> context.put(CurrentLane.CONTEXT_KEY, propagated));
  }

  /** Counts a request with a lane as being served until it is over. */
  private Mono<Void> served(Mono<Void> response, Propagated propagated) {
    if (propagated.lane() == null) {
      return response;
    }
    Counters counters = propagation.counters();
    return Mono.defer(
        () -> {
          counters.began();
          return response.doFinally(signal -> counters.ended());
        });
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
