package io.meshlane.propagation.servlet;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.LaneServer;
import java.net.URI;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Jetty 12 with few threads. */
final class EmbeddedJetty implements LaneServer {
  private final Server server = new Server(new QueuedThreadPool(8));
  private final ServerConnector connector = new ServerConnector(server, 1, 1);

  EmbeddedJetty(Handler context) throws Exception {
    connector.setHost("127.0.0.1");
    connector
        .getConnectionFactory(HttpConnectionFactory.class)
        .getHttpConfiguration()
        .setRequestHeaderSize(32768);
    server.addConnector(connector);
    server.setHandler(context);
    server.start();
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + connector.getLocalPort());
  }

  @Override
  public Propagation rules() {
    return ServletContract.rules;
  }

  @Override
  public void close() throws Exception {
    server.stop();
  }
}
