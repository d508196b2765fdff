package io.meshlane.propagation.servlet;

import io.meshlane.propagation.testkit.LaneServer;
import java.util.EnumSet;
import javax.servlet.DispatcherType;
import org.eclipse.jetty.ee8.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee8.servlet.ServletContextHandler;

class JavaxJettyTest extends ServletContract {
  @Override
  protected LaneServer start() throws Exception {
    ServletContextHandler context = new ServletContextHandler();
    context.addEventListener(new JavaxRegistration());
    context.addFilter(JavaxLateForwardFilter.class, "/*", EnumSet.of(DispatcherType.REQUEST));
    context.addServlet(JavaxLaneServlet.class, "/");
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(500, "/error-page");
    context.setErrorHandler(errors);
    return new EmbeddedJetty(context.get());
  }
}
