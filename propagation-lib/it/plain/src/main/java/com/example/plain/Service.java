package com.example.plain;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.okhttp.LaneOkHttp;
import io.meshlane.propagation.servlet.LaneJakartaFilter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import okhttp3.OkHttpClient;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.jspecify.annotations.Nullable;

/** One service: it answers with its name and, if there is a next one, with what that answers. */
public final class Service implements AutoCloseable {
  final Tomcat tomcat = new Tomcat();
  final Propagation rules = Propagation.withDefaults();

  /** Starts it on {@code port}, or on a free one for 0. */
  public Service(String name, int port, @Nullable String next)
      throws IOException, LifecycleException {
    OkHttpClient client = LaneOkHttp.client(new OkHttpClient(), rules);

    Path base = Files.createTempDirectory(name);
    tomcat.setBaseDir(base.toString());
    tomcat.setPort(port);
    tomcat.getConnector();
    Context context = tomcat.addContext("", base.toString());
    context.addServletContainerInitializer(
        (types, servletContext) -> LaneJakartaFilter.register(servletContext, rules), null);
    Tomcat.addServlet(context, "chain", new ChainServlet(name, client, next))
        .setAsyncSupported(true);
    context.addServletMappingDecoded("/", "chain");
    tomcat.start();
  }

  /** {@code NAME PORT [URL of the next service]}. */
  public static void main(String[] arguments) throws IOException, LifecycleException {
    String next = arguments.length > 2 ? arguments[2] : null;
    new Service(arguments[0], Integer.parseInt(arguments[1]), next).tomcat.getServer().await();
  }

  /** Where it listens. */
  public int port() {
    return tomcat.getConnector().getLocalPort();
  }

  @Override
  public void close() throws LifecycleException {
    tomcat.stop();
    tomcat.destroy();
  }
}
