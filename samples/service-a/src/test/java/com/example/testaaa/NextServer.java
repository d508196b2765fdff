package com.example.testaaa;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The next service, which keeps the routing header of each request. */
final class NextServer implements AutoCloseable {
  private static final String ANSWER =
      "{\"service\":\"testbbb\",\"version\":\"release\",\"header\":\"seen\",\"more\":1}";

  private final BlockingQueue<List<String>> headers = new LinkedBlockingQueue<>();
  private final HttpServer server;
  private volatile int status = 200;

  NextServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
  }

  /** The lines of the routing header of the oldest request that was not asked for yet. */
  List<String> header() throws InterruptedException {
    return headers.poll(30, TimeUnit.SECONDS);
  }

  void answerWith(int other) {
    status = other;
  }

  private void answer(HttpExchange exchange) throws IOException {
    headers.add(exchange.getRequestHeaders().getOrDefault("project-version", List.of()));
    byte[] body = ANSWER.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
