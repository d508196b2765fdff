package io.meshlane.propagation.servlet;

import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;

/** Registers the filter as an application without a container's own means does. */
final class JakartaRegistration implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    LaneJakartaFilter.register(event.getServletContext(), ServletContract.rules);
  }
}
