package io.meshlane.propagation.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's server, told the lane by hand, with two threads. */
class JdkServer implements LaneServer {
  private static final HeaderReader<HttpExchange> READER =
      (exchange, name) ->
          exchange.getRequestHeaders().getOrDefault(canonical(name), List.of()).iterator();

  private final Propagation rules = Propagation.builder().furtherHeader("x-tenant").build();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final ExecutorService workers = CurrentLane.wrap(Executors.newFixedThreadPool(2));
  private final HttpServer server;

  JdkServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** Serves one request in its lane. */
  void handle(HttpExchange exchange) throws IOException {
    try (Scope ignored = rules.receive(exchange, READER)) {
      answer(exchange);
    }
  }

  final void answer(HttpExchange exchange) throws IOException {
    byte[] body = new byte[0];
    int status = 200;
    switch (exchange.getRequestURI().getPath()) {
      case "/lane" -> body = report();
      case "/async" -> body = CompletableFuture.supplyAsync(this::report, workers).join();
      default -> status = 500;
    }
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private byte[] report() {
    return LaneServer.report().getBytes(StandardCharsets.UTF_8);
  }

  /** As the server's own map spells its names. */
  private static String canonical(String name) {
    return name.substring(0, 1).toUpperCase() + name.substring(1);
  }

  @Override
  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public Propagation rules() {
    return rules;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    workers.shutdownNow();
  }
}
