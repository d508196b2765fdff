package io.meshlane.generator.cluster.istiod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** istiod's monitoring port with scripted proxies, in the form a real one answers. */
final class FakeIstiod implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  final Map<String, FakeProxy> proxies = new TreeMap<>();
  final Map<String, Long> objects = new TreeMap<>();
  final List<String> pushes = new ArrayList<>();
  Runnable onPush = () -> {};
  double started = 1;
  long contexts = 5;
  int nonce;

  private final HttpServer server;

  FakeIstiod() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  /** How a proxy answers a push. */
  enum Answer {
    TAKES,
    IGNORES,
    REFUSES
  }

  /** A proxy's side of the exchange; {@code routes} is false for a gateway without any. */
  static final class FakeProxy {
    Answer answer = Answer.TAKES;
    boolean routes = true;
    String error = "";
    final Map<String, Map<String, String>> types = new LinkedHashMap<>();
  }

  FakeProxy proxy(String name) {
    FakeProxy proxy = new FakeProxy();
    proxies.put(name, proxy);
    send(proxy);
    return proxy;
  }

  private void send(FakeProxy proxy) {
    for (String type : List.of(ProxyStatus.CLUSTERS, ProxyStatus.LISTENERS, ProxyStatus.ROUTES)) {
      if (!type.equals(ProxyStatus.ROUTES) || proxy.routes) {
        Map<String, String> exchange = proxy.types.computeIfAbsent(type, it -> new TreeMap<>());
        exchange.put("sent", "n" + ++nonce);
        boolean refused = proxy.answer == Answer.REFUSES && type.equals(ProxyStatus.LISTENERS);
        if (refused) {
          exchange.put("lastError", proxy.error);
        } else if (proxy.answer != Answer.IGNORES) {
          exchange.put("acked", "n" + nonce);
          exchange.remove("lastError");
        }
      }
    }
  }

  URI uri() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    byte[] body =
        switch (path) {
          case "/debug/syncz" -> json(syncz());
          case "/debug/configz" -> json(configz());
          case "/metrics" -> metrics().getBytes(StandardCharsets.UTF_8);
          case "/debug/adsz" -> push();
          default -> throw new IllegalStateException("nobody asks for " + path);
        };
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private byte[] push() {
    pushes.add("push");
    onPush.run();
    proxies.values().forEach(this::send);
    return new byte[] {'!'};
  }

  private List<Object> syncz() {
    List<Object> all = new ArrayList<>();
    proxies.forEach((name, proxy) -> all.add(Map.of("proxy", name, "resources", proxy.types)));
    return all;
  }

  private List<Object> configz() {
    List<Object> all = new ArrayList<>();
    objects.forEach(
        (name, generation) -> {
          String[] words = name.split("[ /]");
          var meta = Map.of("namespace", words[1], "name", words[2], "generation", generation);
          all.add(Map.of("kind", words[0], "metadata", meta));
        });
    return all;
  }

  private String metrics() {
    return "# TYPE pilot_pushcontext_init_seconds histogram\n"
        + "pilot_pushcontext_init_seconds_sum 0.25\n"
        + "pilot_pushcontext_init_seconds_count "
        + contexts
        + "\n"
        + "process_start_time_seconds "
        + started
        + "e+09\n";
  }

  private static byte[] json(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
