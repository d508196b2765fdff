package io.meshlane.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page that shows lanes by services and sends a request with any lane.
 *
 * <p>For the person before this machine: it listens on loopback only, and takes no orders from
 * scripts of other pages.
 */
final class Page implements AutoCloseable {
  private static final List<String> PATHS = List.of("/", "/async", "/callback");

  private final ObjectMapper json = new ObjectMapper();
  private final Environment environment;
  private final Caller caller;
  private final HttpServer server;

  Page(Environment environment) {
    this.environment = environment;
    this.caller = new Caller(environment.address());
    this.server = Http.listen(this::handle);
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    String origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null && !address().equals(URI.create(origin + "/"))) {
      Http.answer(exchange, 403, "text/plain", "another page's script\n");
      return;
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()) {
      case "GET /" -> Http.answer(exchange, 200, "text/html", html());
      case "GET /state" -> Http.answer(exchange, 200, "application/json", state());
      case "POST /ask" -> Http.answer(exchange, 200, "application/json", ask(query));
      case "POST /branch" -> {
        change(query);
        Http.answer(exchange, 200, "application/json", state());
      }
      default -> Http.answer(exchange, 404, "text/plain", "no such page\n");
    }
  }

  /** Which branches are deployed, and who answers each lane at each service. */
  private String state() throws IOException {
    ObjectNode state = json.createObjectNode();
    state.put("gateway", environment.address().toString());
    ObjectNode branches = state.putObject("branches");
    for (String service : List.of(Environment.FIRST, Environment.SECOND)) {
      branches.put(service, environment.hasBranch(service));
    }
    state.set("table", json.readTree(environment.rules().lanes()));
    return state.toString();
  }

  /** The answer to a request with the lane in {@code query}, or without any, and its trail. */
  private String ask(Map<String, String> query) throws IOException {
    ObjectNode told = json.createObjectNode();
    String path = query.getOrDefault("path", "/");
    try {
      Caller.Reply reply =
          caller.call(PATHS.contains(path) ? path : "/", Optional.ofNullable(query.get("lane")));
      told.put("status", reply.status()).put("body", reply.body());
      told.set("hops", json.valueToTree(environment.trail().of(reply.id())));
    } catch (IllegalArgumentException e) {
      told.put("status", 0).put("body", "no client sends this header: " + e.getMessage());
      told.putArray("hops");
    }
    return told.toString();
  }

  private void change(Map<String, String> query) {
    String service = query.getOrDefault("service", "");
    boolean wanted = Boolean.parseBoolean(query.get("deployed"));
    if (List.of(Environment.FIRST, Environment.SECOND).contains(service)) {
      environment.setBranch(service, wanted);
    }
  }

  private static Map<String, String> query(@Nullable String raw) {
    return Arrays.stream(Objects.requireNonNullElse(raw, "").split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> decode(pair[1]), (a, b) -> b));
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  private static String html() throws IOException {
    try (InputStream page = Objects.requireNonNull(Page.class.getResourceAsStream("page.html"))) {
      return new String(page.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
