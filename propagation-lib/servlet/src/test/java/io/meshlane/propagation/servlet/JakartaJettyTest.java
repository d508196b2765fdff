package io.meshlane.propagation.servlet;

import io.meshlane.propagation.testkit.LaneServer;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;

class JakartaJettyTest extends ServletContract {
  @Override
  protected LaneServer start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addEventListener(new JakartaRegistration());
    context.addServlet(JakartaLaneServlet.class, "/");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(500, "/error-page");
    context.setErrorHandler(errors);
    return new EmbeddedJetty(context);
  }
}
