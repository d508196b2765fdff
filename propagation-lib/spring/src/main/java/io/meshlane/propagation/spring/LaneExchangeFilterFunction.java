package io.meshlane.propagation.spring;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Propagation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Sends the lane on with {@code WebClient}: what Reactor's context carries or, where that knows
 * nothing, what the subscribing thread carries.
 *
 * <p>So a call that is subscribed to on another scheduler from plain servlet code loses the lane,
 * unless Micrometer's context propagation hands it over ({@code
 * spring.reactor.context-propagation=auto}). It goes last in the list of filters, and sends one
 * value, only where the request has none. Thread-safe.
 */
public final class LaneExchangeFilterFunction implements ExchangeFilterFunction {
  private final Propagation propagation;

  /** Sends by the rules of {@code propagation}. */
  public LaneExchangeFilterFunction(Propagation propagation) {
    this.propagation = propagation;
  }

  /**
   * Puts the filter at the end of {@code filters}, where it sees what the others have set; it may
   * be among them already.
   *
   * <pre>{@code
   * WebClient.builder().filters(list -> LaneExchangeFilterFunction.addTo(list, propagation))
   * }</pre>
   */
  public static void addTo(List<ExchangeFilterFunction> filters, Propagation propagation) {
    filters.removeIf(LaneExchangeFilterFunction.class::isInstance);
    filters.add(new LaneExchangeFilterFunction(propagation));
  }

  @Override
  public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
    return Mono.deferContextual(context -> next.exchange(stamped(request, context)));
  }

  private ClientRequest stamped(ClientRequest request, ContextView context) {
    StampedRequest stamped = new StampedRequest(request);
    @Nullable String host = TargetHost.of(request.url());
    if (context.hasKey(CurrentLane.CONTEXT_KEY)) {
      Propagated propagated = context.get(CurrentLane.CONTEXT_KEY);
      propagation.send(propagated, stamped, host, StampedRequest.WRITER);
    } else {
      propagation.send(stamped, host, StampedRequest.WRITER);
    }
    return stamped.result();
  }
}
