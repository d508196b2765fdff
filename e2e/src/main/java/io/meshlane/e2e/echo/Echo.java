package io.meshlane.e2e.echo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Says which service and version it is, and what it was asked.
 *
 * <p>Settings are environment variables: {@code SERVICE}, {@code PROJECT_VERSION}, {@code PORTS}
 * (8080), {@code UPSTREAM} (the next hop; its answer follows this one's), {@code ROUTING_HEADER}
 * (project-version), {@code FORWARD_ABSENT_AS} (what an absent or empty header is forwarded as;
 * nothing when unset), {@code STATUS} (of every answer; 200), {@code KEEP_ALIVE} (milliseconds: a
 * request on a connection that was idle for longer is not answered but meets its end, as if that
 * had begun a moment before).
 *
 * <p>{@code /slow?<milliseconds>} answers late; {@code /reset?<name>} ends the connection without
 * an answer the first time a name is asked for.
 *
 * <p>{@code /call?<url>} answers what a GET of that URL from inside the pod answers, sent with
 * every {@code x-set-<name>} header as {@code <name>}. Not for anything but tests: it calls what it
 * is told to.
 */
public final class Echo {
  private static final String SET = "x-set-";

  private final Map<String, String> settings;
  private final String header;
  private final Map<InetSocketAddress, Long> lastRequest = new ConcurrentHashMap<>();
  private final Set<String> reset = ConcurrentHashMap.newKeySet();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private Echo(Map<String, String> settings) {
    this.settings = Map.copyOf(settings);
    this.header = settings.getOrDefault("ROUTING_HEADER", "project-version");
  }

  /** Listens on every port until the process ends. */
  public static void main(String[] arguments) throws IOException {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    // The proxy before it keeps idle connections; closing them first would be a 503 now and then.
    System.setProperty("sun.net.httpserver.idleInterval", "3600");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    System.setProperty("sun.net.httpserver.nodelay", "true");
    new Echo(System.getenv()).listen();
  }

  private void listen() throws IOException {
    ExecutorService threads = Executors.newCachedThreadPool();
    for (String port : settings.getOrDefault("PORTS", "8080").split(",", -1)) {
      HttpServer server = HttpServer.create(new InetSocketAddress(Integer.parseInt(port)), 1024);
      server.setExecutor(threads);
      server.createContext("/", this::answer);
      server.createContext("/call", this::call);
      server.createContext("/slow", this::slow);
      server.createContext("/reset", this::reset);
      server.start();
    }
  }

  private void slow(HttpExchange exchange) throws IOException {
    try {
      Thread.sleep(Long.parseLong(exchange.getRequestURI().getQuery()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    answer(exchange);
  }

  private void reset(HttpExchange exchange) throws IOException {
    if (reset.add(exchange.getRequestURI().getQuery())) {
      exchange.close();
    } else {
      answer(exchange);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (isTooLate(exchange)) {
      exchange.close();
      return;
    }
    boolean json =
        exchange.getRequestURI().getPath().equals("/headers")
            || first(exchange, "accept").filter("application/json"::equals).isPresent();
    Optional<String> upstream = Optional.empty();
    if (settings.containsKey("UPSTREAM")) {
      upstream = Optional.of(next(exchange, json));
    }
    String body = json ? json(exchange, upstream) : text(exchange, upstream);
    int status = Integer.parseInt(settings.getOrDefault("STATUS", "200"));
    send(exchange, status, json ? "application/json" : "text/plain; charset=utf-8", body);
  }

  private boolean isTooLate(HttpExchange exchange) {
    String keepAlive = settings.get("KEEP_ALIVE");
    if (keepAlive == null) {
      return false;
    }
    long now = System.nanoTime();
    Long before = lastRequest.put(exchange.getRemoteAddress(), now);
    return before != null && now - before > Long.parseLong(keepAlive) * 1_000_000;
  }

  private String text(HttpExchange exchange, Optional<String> upstream) {
    String self = setting("SERVICE") + "@" + setting("PROJECT_VERSION");
    return upstream
        .map(answer -> self + " -> " + answer)
        .orElseGet(
            () ->
                "%s %s=%s host=%s port=%d%n"
                    .formatted(
                        self,
                        header,
                        first(exchange, header).orElse("none"),
                        first(exchange, "host").orElse("none"),
                        exchange.getLocalAddress().getPort()));
  }

  private String json(HttpExchange exchange, Optional<String> upstream) {
    Json json =
        new Json()
            .text("service", setting("SERVICE"))
            .text("version", setting("PROJECT_VERSION"))
            .number("port", exchange.getLocalAddress().getPort())
            .text("path", exchange.getRequestURI().toString())
            .texts("headers", exchange.getRequestHeaders());
    upstream.ifPresent(answer -> json.value("upstream", answer));
    return json.toString();
  }

  private String next(HttpExchange exchange, boolean json) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(setting("UPSTREAM")));
    if (json) {
      request.header("accept", "application/json");
    }
    first(exchange, header)
        .filter(value -> !value.isEmpty())
        .or(() -> Optional.ofNullable(settings.get("FORWARD_ABSENT_AS")))
        .ifPresent(value -> request.header(header, value));
    Answer answer = get(request);
    String told = answer.status() + " " + answer.body();
    return answer.status() == 200
        ? answer.body()
        : json ? new Json().text("failure", told).toString() : told;
  }

  private void call(HttpExchange exchange) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(exchange.getRequestURI().getQuery()));
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              if (name.toLowerCase(Locale.ROOT).startsWith(SET)) {
                values.forEach(value -> request.header(name.substring(SET.length()), value));
              }
            });
    Answer answer = get(request);
    answer.headers().forEach((name, values) -> copy(exchange, name, values));
    send(exchange, answer.status(), answer.type(), answer.body());
  }

  private static void copy(HttpExchange exchange, String name, List<String> values) {
    if (name.startsWith("x-")) {
      exchange.getResponseHeaders().put(name, values);
    }
  }

  private Answer get(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
      return new Answer(answer.statusCode(), answer.headers().map(), answer.body());
    } catch (IOException e) {
      return new Answer(502, Map.of(), e.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(502, Map.of(), e.toString());
    }
  }

  private record Answer(int status, Map<String, List<String>> headers, String body) {
    String type() {
      return headers.getOrDefault("content-type", List.of("text/plain; charset=utf-8")).get(0);
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("content-type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Optional<String> first(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private String setting(String name) {
    return settings.getOrDefault(name, "?");
  }
}
