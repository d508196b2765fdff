package io.meshlane.propagation.javahttp;

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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

class LaneHttpClientTest {
  private final BlockingQueue<Received> received = new LinkedBlockingQueue<>();
  private final HttpClient plain =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(7))
          .build();
  private final HttpClient client = LaneHttpClient.wrap(plain, Propagation.withDefaults());
  private HttpServer server;
  private URI uri;

  private record Received(String method, List<String> lanes, List<String> other, String body) {}

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          received.add(
              new Received(
                  exchange.getRequestMethod(),
                  exchange.getRequestHeaders().getOrDefault("project-version", List.of()),
                  exchange.getRequestHeaders().getOrDefault("Other", List.of()),
                  new String(exchange.getRequestBody().readAllBytes())));
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
    uri = URI.create("http://localhost:" + server.getAddress().getPort() + "/");
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void send_withinALane_addsItAndKeepsTheRequest() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Other", "1")
            .header("Other", "2")
            .PUT(BodyPublishers.ofString("body"))
            .build();

    try (Scope ignored = CurrentLane.open("blue")) {
      client.send(request, BodyHandlers.discarding());
    }

    assertThat(received.take())
        .isEqualTo(new Received("PUT", List.of("blue"), List.of("1", "2"), "body"));
  }

  @Test
  void send_withoutALane_addsNothing() throws Exception {
    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());

    assertThat(received.take().lanes()).isEmpty();
  }

  @Test
  void send_ofARequestThatHasTheHeader_leavesIt() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).header("Project-Version", "green").build();

    try (Scope ignored = CurrentLane.open("blue")) {
      client.send(request, BodyHandlers.discarding());
    }

    assertThat(received.take().lanes()).containsExactly("green");
  }

  @Test
  void send_toADeniedHost_addsNothing() throws Exception {
    HostPolicy policy = HostPolicy.of(List.of(), List.of("localhost"));
    HttpClient careful = LaneHttpClient.wrap(plain, Propagation.builder().hosts(policy).build());

    try (Scope ignored = CurrentLane.open("blue")) {
      careful.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
    }

    assertThat(received.take().lanes()).isEmpty();
  }

  @Test
  void sendAsync_carriesTheLaneOfItsCaller() throws Exception {
    HttpRequest request = HttpRequest.newBuilder(uri).build();

    try (Scope ignored = CurrentLane.open("blue")) {
      client.sendAsync(request, BodyHandlers.discarding()).join();
      client.sendAsync(request, BodyHandlers.discarding(), null).join();
    }

    assertThat(received.take().lanes()).containsExactly("blue");
    assertThat(received.take().lanes()).containsExactly("blue");
  }

  @Test
  void webSocket_carriesTheLaneInItsHandshake() throws Exception {
    try (Scope ignored = CurrentLane.open("blue")) {
      // The server knows no WebSocket; the handshake's request is all that is wanted.
      assertThatThrownBy(() -> handshake().join()).isInstanceOf(CompletionException.class);
    }

    assertThat(received.take().lanes()).containsExactly("blue");
  }

  @Test
  void webSocketBuilder_usedForTwoLanes_sendsEachItsOwn() throws Exception {
    WebSocket.Builder builder =
        client.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(7)).subprotocols("chat");

    for (String lane : List.of("blue", "green")) {
      try (Scope ignored = CurrentLane.open(lane)) {
        assertThatThrownBy(() -> handshake(builder).join()).isInstanceOf(CompletionException.class);
      }
    }

    assertThat(received.take().lanes()).containsExactly("blue");
    assertThat(received.take().lanes()).containsExactly("green");
  }

  @Test
  void webSocketBuilder_thatNamesALane_leavesIt() throws Exception {
    WebSocket.Builder builder = client.newWebSocketBuilder().header("Project-Version", "green");

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThatThrownBy(() -> handshake(builder).join()).isInstanceOf(CompletionException.class);
    }

    assertThat(received.take().lanes()).containsExactly("green");
  }

  @Test
  void webSocketBuilder_withoutASubprotocol_saysSoAtOnce() {
    WebSocket.Builder builder = client.newWebSocketBuilder();

    assertThatThrownBy(() -> builder.subprotocols(null)).isInstanceOf(NullPointerException.class);
  }

  private CompletableFuture<WebSocket> handshake() {
    return handshake(client.newWebSocketBuilder().header("Other", "1"));
  }

  private CompletableFuture<WebSocket> handshake(WebSocket.Builder builder) {
    URI socket = URI.create(uri.toString().replace("http:", "ws:"));
    return builder.buildAsync(socket, new WebSocket.Listener() {});
  }

  @Test
  void host_withAnUnderscore_isKnown() {
    assertThat(TargetHost.of(URI.create("http://me@my_shop.example.com:8080/cart")))
        .isEqualTo("my_shop.example.com:8080");
    assertThat(TargetHost.of(URI.create("/cart"))).isNull();
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void close_closesTheWrappedClient() {
    LaneHttpClient closing = (LaneHttpClient) client;

    closing.close();

    assertThat(closing.isTerminated()).isTrue();
    assertThatThrownBy(
            () -> plain.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()))
        .isInstanceOf(IOException.class);
  }

  @Test
  void settings_areThoseOfTheWrappedClient() {
    assertThat(client.connectTimeout()).isEqualTo(plain.connectTimeout());
    assertThat(client.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
    assertThat(client.followRedirects()).isEqualTo(plain.followRedirects());
    assertThat(client.sslContext()).isSameAs(plain.sslContext());
  }

  @Test
  void wrap_ofAWrappedClient_isItself() {
    assertThat(LaneHttpClient.wrap(client, Propagation.withDefaults())).isSameAs(client);
  }
}
