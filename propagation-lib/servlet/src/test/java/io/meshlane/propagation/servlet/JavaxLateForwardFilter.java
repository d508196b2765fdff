package io.meshlane.propagation.servlet;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

/**
 * In front of the filter under test: forwards when that is done, as Spring Boot's error pages do.
 */
public final class JavaxLateForwardFilter implements Filter {
  @Override
  public void init(FilterConfig config) {}

  @Override
  public void destroy() {}

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, response);
    if (((HttpServletRequest) request).getRequestURI().equals("/late-forward")) {
      request.getRequestDispatcher("/lane").forward(request, response);
    }
  }
}
