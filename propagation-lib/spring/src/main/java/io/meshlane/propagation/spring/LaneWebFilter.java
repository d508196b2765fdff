package io.meshlane.propagation.spring;

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
    return chain
        .filter(exchange)
        .contextWrite(context -> context.put(CurrentLane.CONTEXT_KEY, propagated));
  }

  @Override
  public int getOrder() {
    return ORDER;
  }
}
