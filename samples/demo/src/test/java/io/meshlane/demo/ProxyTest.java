package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshlane.generator.explain.Start;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sidecar between a client that writes its own bytes and a pod that tells what it got. */
class ProxyTest {
  @TempDir private Path folder;
  private final Trail trail = new Trail();
  private HttpServer pod;
  private Proxy proxy;

  @BeforeAll
  static void allowHost() {
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
  }

  @BeforeEach
  void start() {
    pod = Http.listen(ProxyTest::tell);
    Pods pods = new Pods();
    pods.add(
        new Version("testbbb", "release-v1"),
        URI.create("http://127.0.0.1:" + pod.getAddress().getPort()));
    Rules rules = new Rules(folder, List.of(), "test-istio", Shipped.topology());
    proxy =
        new Proxy(
            "testaaa", Start.service("test-istio", "testaaa"), new Router(rules, pods), trail);
  }

  @AfterEach
  void stop() {
    proxy.close();
    pod.stop(0);
  }

  private static void tell(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String text =
        String.join(
            "|",
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            String.valueOf(exchange.getRequestHeaders().get("Host")),
            String.valueOf(exchange.getRequestHeaders().get("Project-version")),
            String.valueOf(exchange.getRequestHeaders().get("Proxy-connection")),
            body);
    exchange.getResponseHeaders().set("X-Pod", "it");
    Http.answer(exchange, 201, "text/plain", text);
  }

  @Test
  void request_inTheFormOfAProxys_arrivesWhole() throws IOException {
    String answer =
        ask(
            "POST http://testbbb:32000/a%20b?c=d HTTP/1.1",
            "Host: testbbb:32000",
            "project-version: release-v1",
            "Proxy-Connection: Keep-Alive",
            "x-request-id: 7",
            "Content-Length: 2",
            "",
            "hi");

    assertThat(answer)
        .startsWith("HTTP/1.1 201")
        .containsIgnoringCase("x-pod: it")
        .endsWith("POST|/a%20b?c=d|[testbbb:32000]|[release-v1]|null|hi");
    assertThat(trail.of("7"))
        .singleElement()
        .satisfies(
            hop -> {
              assertThat(hop.from()).isEqualTo("testaaa");
              assertThat(hop.to()).isEqualTo("testbbb@release-v1");
              assertThat(hop.lane()).isEqualTo("release-v1");
              assertThat(hop.status()).isEqualTo(201);
            });
  }

  @Test
  void path_thatLooksLikeAHost_staysAPath() throws IOException {
    String answer =
        ask(
            "GET http://testbbb:32000//elsewhere/x HTTP/1.1",
            "Host: testbbb:32000",
            "project-version: release-v1",
            "",
            "");

    assertThat(answer).contains("GET|//elsewhere/x|[testbbb:32000]");
  }

  @Test
  void request_forAVersionThatIsNotReady_isAnsweredByTheProxy() throws IOException {
    String answer = ask("GET / HTTP/1.1", "Host: testbbb:32000", "x-request-id: 8", "", "");

    assertThat(answer).startsWith("HTTP/1.1 503").contains("testbbb@release, not ready");
    assertThat(trail.of("8")).singleElement().extracting(Trail.Hop::to).isNull();
  }

  private String ask(String... lines) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", proxy.port())) {
      String request = String.join("\r\n", lines).replaceFirst("\r\n", "\r\nConnection: close\r\n");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      return reader.lines().collect(Collectors.joining("\n"));
    }
  }
}
