package io.meshlane.propagation.servlet;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.LaneServer;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.ErrorPage;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Tomcat 9, 10.1 or 11: whichever is there. Only methods that name no type of the servlet API. */
final class EmbeddedTomcat implements LaneServer {
  private final Tomcat tomcat = new Tomcat();

  /** Takes the twin whose classes begin with {@code namespace}, with two threads. */
  EmbeddedTomcat(String namespace) throws Exception {
    File base = Files.createTempDirectory("tomcat").toFile();
    tomcat.setBaseDir(base.getPath());
    tomcat.setPort(0);
    tomcat.getConnector().setProperty("address", "127.0.0.1");
    tomcat.getConnector().setProperty("maxThreads", "2");
    tomcat.getConnector().setProperty("maxHttpHeaderSize", "32768");
    Context context = tomcat.addContext("", base.getPath());
    String prefix = getClass().getPackageName() + "." + namespace;
    addFilter(context, "late", prefix + "LateForwardFilter");
    addFilter(context, "first", prefix + "RulesFilter");
    addFilter(context, "once-more", prefix + "RulesFilter");
    addServlet(context, prefix + "LaneServlet");
    ErrorPage page = new ErrorPage();
    page.setErrorCode(500);
    page.setLocation("/error-page");
    context.addErrorPage(page);
    tomcat.start();
  }

  private static void addServlet(Context context, String type) {
    Wrapper servlet = context.createWrapper();
    servlet.setName("lane");
    servlet.setServletClass(type);
    servlet.setAsyncSupported(true);
    context.addChild(servlet);
    context.addServletMappingDecoded("/", "lane");
  }

  private static void addFilter(Context context, String name, String type) {
    FilterDef filter = new FilterDef();
    filter.setFilterName(name);
    filter.setFilterClass(type);
    filter.setAsyncSupported("true");
    context.addFilterDef(filter);
    FilterMap mapping = new FilterMap();
    mapping.setFilterName(name);
    mapping.addURLPattern("/*");
    for (String dispatcher : new String[] {"REQUEST", "FORWARD", "INCLUDE", "ASYNC", "ERROR"}) {
      mapping.setDispatcher(dispatcher);
    }
    context.addFilterMap(mapping);
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
  }

  @Override
  public Propagation rules() {
    return ServletContract.rules;
  }

  @Override
  public void close() throws Exception {
    tomcat.stop();
    tomcat.destroy();
  }
}
