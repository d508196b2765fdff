package io.meshlane.propagation.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP/1.1 server on the loopback address that remembers every request.
 *
 * <p>The first word of the path says how it answers: {@code /status/503} with that status (and
 * {@code Retry-After: 0}), {@code /redirect?URL} with 307 to there, {@code /hold} not before {@link
 * #release} or {@link #close}, {@code /drop} by closing the connection without an answer, anything
 * else with 200. Thread-safe. It is the JDK's own server, so that it depends on no client's
 * library. Not for load tests.
 */
public final class RecordingServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<ReceivedRequest> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch held = new CountDownLatch(1);

  private RecordingServer(HttpServer server) {
    this.server = server;
  }

  /** Starts one on a free port. */
  public static RecordingServer start() throws IOException {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer server = HttpServer.create(address, 0);
    RecordingServer recording = new RecordingServer(server);
    server.createContext("/", recording::handle);
    server.setExecutor(recording.threads);
    server.start();
    return recording;
  }

  /** {@code path} on host {@code localhost}. */
  public URI uri(String path) {
    return uri("localhost", path);
  }

  /** {@code path} on {@code host}, which must be a name or address of the loopback interface. */
  public URI uri(String host, String path) {
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + path);
  }

  /** What came in so far, oldest first. */
  public List<ReceivedRequest> requests() {
    return new ArrayList<>(requests);
  }

  /** The values of header {@code name} in each request so far; an empty list for one without it. */
  public List<List<String>> values(String name) {
    List<List<String>> values = new ArrayList<>();
    requests.forEach(request -> values.add(request.values(name)));
    return values;
  }

  /** Answers the requests that are held, and from now on holds none. */
  public void release() {
    held.countDown();
  }

  @Override
  public void close() {
    release();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    Map<String, List<String>> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((key, lines) -> headers.put(key, new ArrayList<>(lines)));
    requests.add(new ReceivedRequest(path, headers));
    try {
      if (!path.equals("/drop")) {
        answer(exchange, path);
      }
    } finally {
      exchange.close();
    }
  }

  private void answer(HttpExchange exchange, String path) throws IOException {
    int status = 200;
    if (path.equals("/hold")) {
      awaitRelease();
    } else if (path.equals("/redirect")) {
      status = 307;
      exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getQuery());
    } else if (path.startsWith("/status/")) {
      status = Integer.parseInt(path.substring("/status/".length()));
      exchange.getResponseHeaders().set("Retry-After", "0");
    }
    exchange.sendResponseHeaders(status, -1);
  }

  private void awaitRelease() {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
