package io.meshlane.propagation.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.testkit.NoLeakedScopes;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeakedScopes.class)
class WebSocketTest extends WebSocketListener {
  private final Propagation rules = Propagation.builder().origin("nightly").build();
  private final OkHttpClient plain = OkHttpLaneClient.plain();
  private final CountDownLatch opened = new CountDownLatch(1);

  @Override
  public void onOpen(WebSocket socket, Response response) {
    opened.countDown();
  }

  @Override
  public void onClosing(WebSocket socket, int code, String reason) {
    socket.close(code, null);
  }

  @Test
  void upgrade_throughTheFactory_carriesTheLane() throws Exception {
    assertUpgradeSays("release-v1", LaneOkHttp.callFactory(plain, rules));
  }

  @Test
  void upgrade_throughTheClient_carriesTheLane() throws Exception {
    Assumptions.assumeTrue(LaneOkHttpClient.isPossible(), "OkHttp 3: take the factory");

    assertUpgradeSays("release-v1", LaneOkHttp.client(plain, rules));
  }

  @Test
  void upgrade_ofARequestWithoutLane_carriesNone() throws Exception {
    Assumptions.assumeTrue(LaneOkHttpClient.isPossible(), "OkHttp 3: take the factory");

    assertUpgradeSays(null, LaneOkHttp.client(plain, rules));
  }

  @Test
  void upgrade_throughADerivedClient_carriesNone() throws Exception {
    try (WebSocketServer server = new WebSocketServer()) {
      connect("release-v1", LaneOkHttp.client(plain, rules).newBuilder().build(), server);

      assertThat(server.lines()).noneMatch(line -> line.startsWith("project-version"));
    }
  }

  @Test
  void factory_overOneWithoutWebSockets_saysSo() {
    LaneCallFactory calls = LaneOkHttp.callFactory(plain::newCall, rules);
    Request request = new Request.Builder().url("ws://localhost/").build();

    assertThatThrownBy(() -> calls.newWebSocket(request, this))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("makes no web sockets");
  }

  private void assertUpgradeSays(String lane, WebSocket.Factory sockets) throws Exception {
    try (WebSocketServer server = new WebSocketServer()) {
      connect(lane, sockets, server);

      assertThat(server.lines().stream().filter(line -> line.startsWith("project-version")))
          .isEqualTo(lane == null ? List.of() : List.of("project-version: " + lane));
    }
  }

  private void connect(String lane, WebSocket.Factory sockets, WebSocketServer server)
      throws InterruptedException {
    try (Scope ignored = CurrentLane.open(lane)) {
      sockets.newWebSocket(new Request.Builder().url(server.url()).build(), this);
    }
    assertThat(opened.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
