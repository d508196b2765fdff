package io.meshlane.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshlane.generator.explain.Headers;
import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Start;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for an ingress gateway, or for the sidecar of one service's pods on their way out.
 *
 * <p>A sidecar is the HTTP proxy of its service's processes, so they call {@code
 * http://testbbb:32000/} as they do in a cluster. Not an Envoy: header and path, and nothing else.
 */
final class Proxy implements AutoCloseable {
  private static final String REQUEST_ID = "x-request-id";

  /** Of one connection only, or the client's own business. */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "keep-alive",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private final String name;
  private final Start start;
  private final Router router;
  private final Trail trail;
  private final HttpClient client = Http.client();
  private final HttpServer server;

  Proxy(String name, Start start, Router router, Trail trail) {
    this.name = name;
    this.start = start;
    this.router = router;
    this.trail = trail;
    this.server = Http.listen(this::handle);
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    Request request = request(exchange);
    Decision decision = router.decide(request);
    if (decision instanceof Decision.Forward forward) {
      forward(exchange, request, forward);
    } else {
      Decision.Refuse refuse = (Decision.Refuse) decision;
      note(request, null, refuse.rule(), refuse.status());
      Http.answer(exchange, refuse.status(), "text/plain", name + ": " + refuse.rule() + "\n");
    }
  }

  private void forward(HttpExchange exchange, Request request, Decision.Forward forward)
      throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    HttpRequest.Builder copy =
        HttpRequest.newBuilder(target(request, forward.address()))
            .timeout(Http.PATIENCE)
            .method(request.method(), BodyPublishers.ofByteArray(body));
    forward.headers().lines().forEach((key, values) -> values.forEach(v -> copy.header(key, v)));
    copy.setHeader("host", request.authority());
    try {
      HttpResponse<byte[]> answer = client.send(copy.build(), BodyHandlers.ofByteArray());
      note(request, forward.version(), forward.rule(), answer.statusCode());
      pass(exchange, answer);
    } catch (IOException e) {
      note(request, forward.version(), forward.rule(), 503);
      Http.answer(exchange, 503, "text/plain", name + ": " + forward.version() + ": " + e + "\n");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      exchange.close();
    }
  }

  private static void pass(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    for (Map.Entry<String, List<String>> line : answer.headers().map().entrySet()) {
      if (!OF_THE_CONNECTION.contains(line.getKey().toLowerCase(Locale.ROOT))) {
        exchange.getResponseHeaders().put(line.getKey(), line.getValue());
      }
    }
    Http.answer(exchange, answer.statusCode(), answer.body());
  }

  private Request request(HttpExchange exchange) {
    TreeMap<String, List<String>> lines = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach((key, values) -> lines.put(key.toLowerCase(Locale.ROOT), values));
    List<String> host = lines.getOrDefault("host", List.of(""));
    lines.keySet().removeAll(OF_THE_CONNECTION);
    lines.remove("host");
    lines.computeIfAbsent(REQUEST_ID, key -> List.of(UUID.randomUUID().toString()));
    URI called = exchange.getRequestURI();
    String query = called.getRawQuery();
    return new Request(
        start,
        host.get(0),
        start instanceof Start.InMesh ? port(host.get(0)) : OptionalInt.empty(),
        called.getRawPath() + (query == null ? "" : "?" + query),
        exchange.getRequestMethod(),
        "http",
        new Headers(lines));
  }

  private static OptionalInt port(String authority) {
    String digits = authority.replaceFirst("^.*:(?=[0-9]{1,5}$)", "");
    return digits.equals(authority) ? OptionalInt.of(80) : OptionalInt.of(Integer.parseInt(digits));
  }

  /** By text: a path such as {@code //x} would be a host to {@link URI#resolve}. */
  private static URI target(Request request, URI pod) {
    return URI.create(pod + request.path());
  }

  private void note(Request request, @Nullable Version to, String rule, int status) {
    List<String> lane = request.headers().values("project-version");
    trail.add(
        request.headers().values(REQUEST_ID).get(0),
        new Trail.Hop(
            name,
            request.authority(),
            lane.isEmpty() ? null : String.join(", ", lane),
            to == null ? null : to.toString(),
            rule,
            status));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
