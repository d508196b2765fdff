package io.meshlane.propagation.spring.boot2;

import io.meshlane.propagation.CurrentLane;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

/** Hands the lane of a servlet request to Sleuth; after the filter that reads it. */
final class LaneBaggageFilter implements Filter {
  private final LaneBaggage baggage;

  LaneBaggageFilter(LaneBaggage baggage) {
    this.baggage = baggage;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    baggage.put(CurrentLane.get());
    chain.doFilter(request, response);
  }
}
