package io.meshlane.propagation.servlet;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/**
 * In front of the filter under test: forwards when that is done, as Spring Boot's error pages do.
 */
public final class JakartaLateForwardFilter implements Filter {
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
