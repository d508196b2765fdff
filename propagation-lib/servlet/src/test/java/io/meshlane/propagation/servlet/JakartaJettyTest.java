package io.meshlane.propagation.servlet;

import io.meshlane.propagation.testkit.LaneServer;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

class JakartaJettyTest extends ServletContract {
  @Override
  protected LaneServer start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addEventListener(new JakartaRegistration());
    context.addFilter(JakartaLateForwardFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(JakartaLaneServlet.class, "/");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(500, "/error-page");
    context.setErrorHandler(errors);
    return new EmbeddedJetty(context);
  }
}
