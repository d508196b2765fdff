package io.meshlane.propagation.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * The next service: a real HTTP server on the loopback interface that notes the lane header's lines
 * of each request, and those of {@code baggage}. Thread-safe.
 */
public final class Downstream implements AutoCloseable {
  /** The header that chooses the lane. */
  public static final String HEADER = "project-version";

  static {
    // Otherwise it hangs up on the 201st idle connection, which a client may just be using again,
    // and holds each body back until its head is acknowledged.
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final Duration SLOWNESS = Duration.ofMillis(100);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, List<List<String>>> received = new ConcurrentHashMap<>();
  private final Map<String, List<List<String>>> baggage = new ConcurrentHashMap<>();
  private final HttpServer server;

  private Downstream(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
    server.createContext("/", this::note);
    server.start();
  }

  /** Starts a server on a free port. */
  public static Downstream start() {
    try {
      InetAddress loopback = InetAddress.getLoopbackAddress();
      return new Downstream(HttpServer.create(new InetSocketAddress(loopback, 0), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where to send the requests that {@link #received} tells apart as {@code id}. */
  public URI address(String id) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + id);
  }

  /** The lane header's lines of each request sent to {@code id}; one list for each request. */
  public List<List<String>> received(String id) {
    return received.getOrDefault("/" + id, List.of());
  }

  /** The same of a tracer's {@code baggage} header. */
  public List<List<String>> baggage(String id) {
    return baggage.getOrDefault("/" + id, List.of());
  }

  private static void note(
      Map<String, List<List<String>>> received, HttpExchange exchange, String header) {
    received
        .computeIfAbsent(exchange.getRequestURI().getPath(), id -> new CopyOnWriteArrayList<>())
        .add(List.copyOf(exchange.getRequestHeaders().getOrDefault(header, List.of())));
  }

  private void note(HttpExchange exchange) throws IOException {
    try (exchange) {
      note(received, exchange, HEADER);
      note(baggage, exchange, "baggage");
      Trouble trouble = Trouble.ofPath(exchange.getRequestURI().getPath());
      if (trouble == Trouble.HANGS_UP) {
        return;
      }
      if (trouble == Trouble.SLOW) {
        LockSupport.parkNanos(SLOWNESS.toNanos());
      }
      byte[] body = "noted".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(trouble == Trouble.FAILS ? 503 : 200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
