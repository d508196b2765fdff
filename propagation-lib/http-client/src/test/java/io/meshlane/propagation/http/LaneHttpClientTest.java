package io.meshlane.propagation.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class LaneHttpClientTest {
  private final Propagation propagation = Propagation.withDefaults();
  private final HttpClient plain =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpClient client = LaneHttpClient.wrap(plain, propagation);
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          seen.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getPath()
                  + " "
                  + exchange.getRequestHeaders().getOrDefault("project-version", List.of())
                  + body);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void send_withinAScope_sendsTheLane() throws Exception {
    try (Scope ignored = CurrentLane.open("v1")) {
      client.send(request("/").build(), BodyHandlers.discarding());
    }

    assertThat(seen).containsExactly("GET / [v1]");
  }

  @Test
  void send_outsideOfScopes_sendsTheRequestAsItIs() throws Exception {
    client.send(request("/").build(), BodyHandlers.discarding());

    assertThat(seen).containsExactly("GET / []");
  }

  @Test
  void send_ofARequestThatNamesALane_leavesIt() throws Exception {
    try (Scope ignored = CurrentLane.open("v1")) {
      client.send(request("/").header("Project-Version", "v2").build(), BodyHandlers.discarding());
    }

    assertThat(seen).containsExactly("GET / [v2]");
  }

  @Test
  void send_toAHostThatIsDenied_sendsNone() throws Exception {
    HostPolicy nobody = HostPolicy.of(List.of(), List.of("*"));
    HttpClient careful = LaneHttpClient.wrap(plain, Propagation.builder().hosts(nobody).build());

    try (Scope ignored = CurrentLane.open("v1")) {
      careful.send(request("/").build(), BodyHandlers.discarding());
    }

    assertThat(seen).containsExactly("GET / []");
  }

  @Test
  void copy_hasAllThatTheRequestHas() throws Exception {
    HttpRequest request =
        request("/orders")
            .timeout(Duration.ofSeconds(7))
            .version(HttpClient.Version.HTTP_1_1)
            .header("accept", "a/b")
            .header("accept", "c/d")
            .PUT(BodyPublishers.ofString(" two apples"))
            .build();

    HttpRequest copy;
    try (Scope ignored = CurrentLane.open("v1")) {
      copy = StampedRequest.of(request, propagation);
      client.send(request, BodyHandlers.discarding());
    }

    assertThat(copy.timeout()).contains(Duration.ofSeconds(7));
    assertThat(copy.version()).contains(HttpClient.Version.HTTP_1_1);
    assertThat(copy.headers().allValues("accept")).containsExactly("a/b", "c/d");
    assertThat(seen).containsExactly("PUT /orders [v1] two apples");
  }

  @Test
  void sendAsync_ofManyLanes_sendsEachItsOwn() {
    List<CompletableFuture<?>> calls =
        IntStream.range(0, 50)
            .<CompletableFuture<?>>mapToObj(
                i -> {
                  try (Scope ignored = CurrentLane.open("v" + i)) {
                    return client.sendAsync(request("/" + i).build(), BodyHandlers.discarding());
                  }
                })
            .toList();
    calls.forEach(CompletableFuture::join);

    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 50).mapToObj(i -> "GET /" + i + " [v" + i + "]").toList());
  }

  @Test
  void webSocketBuilder_usedForTwoLanes_sendsEachItsOwn() {
    WebSocket.Builder builder =
        client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(5)).subprotocols("chat");

    handshake(builder, "v1");
    handshake(builder, "v2");

    assertThat(seen).containsExactly("GET /socket [v1]", "GET /socket [v2]");
  }

  @Test
  void webSocketBuilder_thatNamesALane_leavesIt() {
    WebSocket.Builder builder = client.newWebSocketBuilder().header("Project-Version", "v3");

    handshake(builder, "v1");

    assertThat(seen).containsExactly("GET /socket [v3]");
  }

  @Test
  void webSocketBuilder_withoutASubprotocol_saysSoAtOnce() {
    WebSocket.Builder builder = client.newWebSocketBuilder();

    assertThatThrownBy(() -> builder.subprotocols(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void wrap_ofAClientThatIsWrapped_isTheSame() {
    HttpClient twice = LaneHttpClient.wrap(client, propagation);

    assertThat(twice).isSameAs(client);
  }

  @Test
  void settings_areThoseOfTheWrappedClient() {
    assertThat(client.version()).isEqualTo(plain.version());
    assertThat(client.followRedirects()).isEqualTo(plain.followRedirects());
    assertThat(client.sslContext()).isEqualTo(plain.sslContext());
    assertThat(client.sslParameters().getProtocols())
        .isEqualTo(plain.sslParameters().getProtocols());
    assertThat(client.executor()).isEqualTo(plain.executor());
    assertThat(client.proxy()).isEqualTo(plain.proxy());
    assertThat(client.authenticator()).isEqualTo(plain.authenticator());
    assertThat(client.cookieHandler()).isEqualTo(plain.cookieHandler());
    assertThat(client.connectTimeout()).isEqualTo(plain.connectTimeout());
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void close_closesTheWrappedClient() {
    LaneHttpClient closing = (LaneHttpClient) client;

    closing.close();

    assertThat(closing.isTerminated()).isTrue();
    assertThatThrownBy(() -> plain.send(request("/").build(), BodyHandlers.discarding()))
        .isInstanceOf(IOException.class);
  }

  /** The server refuses to upgrade; what it was asked is what counts. */
  private void handshake(WebSocket.Builder builder, String lane) {
    try (Scope ignored = CurrentLane.open(lane)) {
      CompletableFuture<WebSocket> socket =
          builder.buildAsync(
              URI.create("ws://localhost:" + server.getAddress().getPort() + "/socket"),
              new WebSocket.Listener() {});
      assertThatThrownBy(socket::join).isInstanceOf(CompletionException.class);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://localhost:" + server.getAddress().getPort() + path));
  }
}
