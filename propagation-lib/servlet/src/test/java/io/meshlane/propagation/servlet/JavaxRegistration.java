package io.meshlane.propagation.servlet;

import javax.servlet.ServletContextEvent;
import javax.servlet.ServletContextListener;

/** Registers the filter as an application without a container's own means does. */
final class JavaxRegistration implements ServletContextListener {
  @Override
  public void contextInitialized(ServletContextEvent event) {
    LaneJavaxFilter.register(event.getServletContext(), ServletContract.rules);
  }
}
