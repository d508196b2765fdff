package io.meshlane.propagation.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.testkit.NoLeakedScopes;
import io.meshlane.propagation.testkit.RecordingServer;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeakedScopes.class)
class CallbackTest implements Callback {
  private final Propagation rules = Propagation.withDefaults();
  private final OkHttpClient plain = OkHttpLaneClient.narrow();
  private final LaneCallFactory calls = LaneOkHttp.callFactory(plain, rules).withCallbacksInLane();
  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();

  private RecordingServer server;
  private Call shown;

  @BeforeEach
  void start() throws IOException {
    server = RecordingServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Override
  public void onResponse(Call call, Response response) {
    response.close();
    shown = call;
    seen.add("answer in " + CurrentLane.get());
  }

  @Override
  public void onFailure(Call call, IOException failure) {
    seen.add("failure in " + CurrentLane.get());
  }

  @Test
  void callbacks_ofQueuedCalls_runInTheLaneOfTheirOwnCall() throws InterruptedException {
    for (String lane : List.of("blue", "green", "blue", "green")) {
      newCall(calls, lane, "/").enqueue(this);
    }

    for (String lane : List.of("blue", "green", "blue", "green")) {
      assertThat(next()).isEqualTo("answer in " + lane);
    }
  }

  @Test
  void callback_ofACallWithoutLane_runsInNone() throws InterruptedException {
    newCall(calls, "blue", "/").enqueue(this);
    newCall(calls, null, "/").enqueue(this);

    assertThat(List.of(next(), next())).containsExactly("answer in blue", "answer in null");
  }

  @Test
  void callback_ofACancelledOrTimedOutCall_runsInItsLane() throws InterruptedException {
    Call cancelled = newCall(calls, "blue", "/hold");
    cancelled.enqueue(this);
    // OkHttp 3.14 keeps a connection that is cancelled while it is made, and tries it for ever.
    while (server.requests().isEmpty()) {
      Thread.yield();
    }
    cancelled.cancel();

    assertThat(next()).isEqualTo("failure in blue");
    assertThat(cancelled.isCanceled()).isTrue();

    newCall(calls, "green", "/hold").enqueue(this);

    assertThat(next()).isEqualTo("failure in green");
  }

  @Test
  void callback_isShownTheCallItWasGivenTo() throws InterruptedException {
    Call call = newCall(calls, "blue", "/");
    call.enqueue(this);
    next();

    assertThat(shown).isSameAs(call).isEqualTo(call);
    assertThat(call.isExecuted()).isTrue();
    assertThat(call.request().header("project-version")).isEqualTo("blue");
  }

  @Test
  void clone_isOfTheSameLaneAndCallsBackInThatOfItsMaker() throws InterruptedException {
    Call call = newCall(calls, "blue", "/");
    try (Scope ignored = CurrentLane.open("green")) {
      call.clone().enqueue(this);
    }

    assertThat(next()).isEqualTo("answer in green");
    assertThat(server.values("project-version")).containsExactly(List.of("blue"));
  }

  @Test
  void callback_wrappedByHand_runsInTheLaneOfItsWrapper() throws InterruptedException {
    Call call = newCall(LaneOkHttp.client(plain, rules), "blue", "/");
    try (Scope ignored = CurrentLane.open("green")) {
      call.enqueue(LaneOkHttp.callback(this));
    }
    newCall(LaneOkHttp.client(plain, rules), "blue", "/").enqueue(this);

    assertThat(List.of(next(), next())).containsExactly("answer in green", "answer in null");
  }

  private Call newCall(Call.Factory factory, String lane, String path) {
    try (Scope ignored = CurrentLane.open(lane)) {
      return factory.newCall(new Request.Builder().url(server.uri(path).toString()).build());
    }
  }

  private String next() throws InterruptedException {
    return seen.poll(10, TimeUnit.SECONDS);
  }
}
