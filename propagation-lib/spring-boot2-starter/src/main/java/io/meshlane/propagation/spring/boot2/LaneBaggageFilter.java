package io.meshlane.propagation.spring.boot2;

import brave.propagation.CurrentTraceContext;
import io.meshlane.propagation.CurrentLane;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/**
 * Hands the lane of a servlet request to Sleuth; after the filter that reads it.
 *
 * <p>The span is entered once more, because Brave writes a field to the log's context only there.
 */
final class LaneBaggageFilter implements Filter {
  private final LaneBaggage baggage;
  private final CurrentTraceContext spans;

  LaneBaggageFilter(LaneBaggage baggage, CurrentTraceContext spans) {
    this.baggage = baggage;
    this.spans = spans;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    baggage.put(CurrentLane.get());
    try (CurrentTraceContext.Scope ignored = spans.newScope(spans.get())) {
      chain.doFilter(request, response);
    }
  }
}
