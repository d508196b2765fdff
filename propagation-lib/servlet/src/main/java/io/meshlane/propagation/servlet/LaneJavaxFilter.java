package io.meshlane.propagation.servlet;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import java.util.EnumSet;
import javax.servlet.AsyncEvent;
import javax.servlet.AsyncListener;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * Serves each request in the lane its header names, in containers of {@code javax.servlet}.
 *
 * <p>Work that a request hands to another thread, {@code AsyncContext.start} too, carries the lane
 * only if it is wrapped by {@link CurrentLane#wrap(Runnable)}. The filter belongs in front of all
 * others, on every dispatcher type: {@link #register} puts it there. Its twin for {@code
 * jakarta.servlet} is {@link LaneJakartaFilter}. Thread-safe.
 */
public final class LaneJavaxFilter implements Filter {
  private static final HeaderReader<HttpServletRequest> READER =
      (request, name) -> HeaderLines.of(request.getHeaders(name));

  private final Propagation propagation;

  /** Takes in by the rules of {@code propagation}. */
  public LaneJavaxFilter(Propagation propagation) {
    this.propagation = propagation;
  }

  /**
   * Puts a filter in front of every servlet and filter of {@code context}; call it before the
   * context starts.
   *
   * @throws IllegalStateException if the context has one already
   */
  public static void register(ServletContext context, Propagation propagation) {
    FilterRegistration.Dynamic registration =
        context.addFilter(LaneJavaxFilter.class.getName(), new LaneJavaxFilter(propagation));
    if (registration == null) {
      throw new IllegalStateException("the context has a " + LaneJavaxFilter.class.getName());
    }
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    DispatcherType type = request.getDispatcherType();
    // A forward or an include runs within the dispatch that made it, which has its scope already.
    if (type == DispatcherType.FORWARD
        || type == DispatcherType.INCLUDE
        || !(request instanceof HttpServletRequest)) {
      chain.doFilter(request, response);
      return;
    }
    try (Scope ignored = propagation.receive((HttpServletRequest) request, READER)) {
      if (type == DispatcherType.REQUEST && CurrentLane.get() != null) {
        serve(request, response, chain);
      } else {
        chain.doFilter(request, response);
      }
    }
  }

  private void serve(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    InFlight inFlight = new InFlight(propagation.counters());
    try {
      chain.doFilter(request, response);
    } finally {
      endWhenOver(request, inFlight);
    }
  }

  private static void endWhenOver(ServletRequest request, InFlight inFlight) {
    try {
      if (request.isAsyncStarted()) {
        request.getAsyncContext().addListener(new Ending(inFlight));
        return;
      }
    } catch (IllegalStateException e) {
      // Another thread has just completed it.
    }
    inFlight.end();
  }

  @Override
  public String toString() {
    return "lanes by " + propagation;
  }

  /** Waits for the end of an asynchronous request. */
  private static final class Ending implements AsyncListener {
    private final InFlight inFlight;

    Ending(InFlight inFlight) {
      this.inFlight = inFlight;
    }

    @Override
    public void onComplete(AsyncEvent event) {
      inFlight.end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    // A container forgets its listeners when the request starts asynchronous work anew.
    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }
  }
}
