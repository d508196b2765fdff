package io.meshlane.propagation.servlet;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * Serves each request in its lane. It belongs before all other filters, on {@code /*}, for all
 * dispatcher types, with asynchronous support: {@link #register} puts it there.
 *
 * <p>Filters and valves before it, the callbacks of non-blocking streams, {@code AsyncListener}s
 * and threads that nobody wrapped run in no lane; {@code AsyncContext.start} carries it.
 * Thread-safe. It throws only what the rest of the chain throws.
 */
public final class LaneJavaxFilter implements Filter {
  private static final HeaderReader<HttpServletRequest> READER =
      (request, name) -> HeaderLines.of(request.getHeaders(name));

  private final Propagation rules;

  /** Follows the default rules, for a {@code web.xml}. */
  public LaneJavaxFilter() {
    this(Propagation.withDefaults());
  }

  /** Follows {@code rules}; give the same to the clients. */
  public LaneJavaxFilter(Propagation rules) {
    this.rules = rules;
  }

  /**
   * Puts a filter in front of every filter and servlet of {@code context}; call it before the
   * context starts.
   *
   * @throws IllegalStateException if the context has one already
   */
  public static void register(ServletContext context, Propagation rules) {
    FilterRegistration.Dynamic registration =
        context.addFilter(LaneJavaxFilter.class.getName(), new LaneJavaxFilter(rules));
    if (registration == null) {
      throw new IllegalStateException("the context has a " + LaneJavaxFilter.class.getName());
    }
    registration.setAsyncSupported(true);
    registration.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }

  @Override
  public void init(FilterConfig config) {}

  @Override
  public void destroy() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServedRequest served = ServedRequest.in(request.getAttribute(ServedRequest.ATTRIBUTE));
    if (!(request instanceof HttpServletRequest)) {
      chain.doFilter(request, response);
    } else if (served == null) {
      begin((HttpServletRequest) request, response, chain);
    } else if (isOutsideOfIt(request.getDispatcherType())) {
      goOn(served, (HttpServletRequest) request, response, chain);
    } else {
      chain.doFilter(request, response);
    }
  }

  private void begin(HttpServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    ServedRequest served = ServedRequest.begin(rules, request, READER);
    request.setAttribute(ServedRequest.ATTRIBUTE, served);
    try {
      goOn(served, request, response, chain);
    } finally {
      served.returned();
    }
  }

  private static void goOn(
      ServedRequest served, HttpServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try (Scope ignored = served.open()) {
      chain.doFilter(JavaxLaneRequest.of(request, served), response);
    }
  }

  /**
   * Forwards and includes mostly run within a scope that is already open; not where a filter in
   * front of this one forwards when the chain has returned.
   */
  private static boolean isOutsideOfIt(@Nullable DispatcherType type) {
    return type == DispatcherType.ASYNC
        || type == DispatcherType.ERROR
        || CurrentLane.capture() == null;
  }

  @Override
  public String toString() {
    return "lanes by " + rules;
  }
}
