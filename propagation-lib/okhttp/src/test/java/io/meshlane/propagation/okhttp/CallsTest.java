package io.meshlane.propagation.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.testkit.NoLeakedScopes;
import io.meshlane.propagation.testkit.RecordingServer;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.Dispatcher;
import okhttp3.EventListener;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoLeakedScopes.class)
class CallsTest {
  private final Propagation rules = Propagation.withDefaults();
  private final OkHttpClient plain = OkHttpLaneClient.plain();

  private RecordingServer server;

  @BeforeEach
  void start() throws IOException {
    server = RecordingServer.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void call_thatOkHttpRepeats_carriesTheLaneEachTime() throws IOException {
    OkHttpClient client = LaneOkHttp.client(plain, rules);

    run(newCall(client, "release-v1", "/status/503"));

    assertThat(sent()).containsExactly(List.of("release-v1"), List.of("release-v1"));
  }

  @Test
  void call_thatAnInterceptorRepeats_carriesTheLaneEachTime() throws IOException {
    OkHttpClient twice =
        plain
            .newBuilder()
            .addInterceptor(
                chain -> {
                  chain.proceed(chain.request()).close();
                  return chain.proceed(chain.request());
                })
            .build();

    run(newCall(LaneOkHttp.client(twice, rules), "release-v1", "/"));
    run(newCall(LaneOkHttp.client(twice, rules).newBuilder().build(), "release-v2", "/"));

    assertThat(sent())
        .containsExactly(
            List.of("release-v1"),
            List.of("release-v1"),
            List.of("release-v2"),
            List.of("release-v2"));
  }

  @Test
  void interceptor_thatAddsTheHeaderByItself_isTakenAtItsWord() throws IOException {
    OkHttpClient adding =
        plain
            .newBuilder()
            .addInterceptor(
                chain ->
                    chain.proceed(
                        chain.request().newBuilder().addHeader("Project-Version", "mine").build()))
            .build();

    run(newCall(LaneOkHttp.client(adding, rules), "release-v1", "/"));
    run(newCall(LaneOkHttp.client(adding, rules).newBuilder().build(), "release-v1", "/"));
    run(newCall(LaneOkHttp.callFactory(adding, rules), null, "/"));

    assertThat(sent()).containsExactly(List.of("mine"), List.of("mine"), List.of("mine"));
  }

  @Test
  void call_madeInOneLaneAndRunInAnother_isOfTheFirst() throws IOException {
    OkHttpClient client = LaneOkHttp.client(plain, rules);
    Call first = newCall(client, "first", "/");
    Call derived = newCall(client.newBuilder().build(), "derived", "/");
    Call none = newCall(client.newBuilder().build(), null, "/");

    try (Scope ignored = CurrentLane.open("another")) {
      run(first);
      run(derived);
      run(none);
    }

    assertThat(sent()).containsExactly(List.of("first"), List.of("derived"), List.of());
  }

  @Test
  void call_madeOfAnAnswersRequest_isOfTheLaneItIsMadeIn() throws IOException {
    OkHttpClient client = LaneOkHttp.client(plain, rules);
    Request before = newCall(client, null, "/").request();

    try (Scope ignored = CurrentLane.open("release-v1")) {
      run(client.newCall(before.newBuilder().build()));
    }

    assertThat(sent()).containsExactly(List.of("release-v1"));
  }

  @Test
  void call_toAHostNobodyKnows_failsAsWithoutLane() throws IOException {
    OkHttpClient nowhere =
        plain
            .newBuilder()
            .dns(
                name -> {
                  throw new UnknownHostException(name);
                })
            .build();
    OkHttpClient client = LaneOkHttp.client(nowhere, rules);

    try (Scope ignored = CurrentLane.open("release-v1")) {
      for (String host : List.of("no_such_host", "xn--e1afmkfd", "-", "999.999.999.999")) {
        Request request = new Request.Builder().url("http://" + host + "/").build();
        assertThatThrownBy(() -> run(client.newCall(request))).isInstanceOf(IOException.class);
      }
      assertThat(CurrentLane.get()).isEqualTo("release-v1");
    }
  }

  @Test
  void derivedClient_withAnotherEventListener_carriesTheThreadsLaneAndNeverTheOrigin()
      throws IOException {
    Propagation nightly = Propagation.builder().origin("nightly").build();
    OkHttpClient derived =
        LaneOkHttp.client(plain, nightly).newBuilder().eventListener(EventListener.NONE).build();

    run(newCall(derived, "release-v1", "/")); // run outside of every scope, as by a dispatcher
    try (Scope ignored = CurrentLane.open("release-v1")) {
      run(derived.newCall(new Request.Builder().url(server.uri("/").toString()).build()));
    }

    assertThat(sent()).containsExactly(List.of(), List.of("release-v1"));
  }

  @Test
  void queuedCall_ofAClientWithAnotherEventListener_isNotOfTheCallBeforeIt() throws Exception {
    ExecutorService pool = Executors.newCachedThreadPool();
    CountDownLatch queued = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(2);
    OkHttpClient derived =
        LaneOkHttp.client(plain, rules)
            .newBuilder()
            .addInterceptor(chain -> proceedOnce(queued, chain))
            .dispatcher(new Dispatcher(CurrentLane.wrap(pool)))
            .eventListenerFactory(call -> EventListener.NONE)
            .build();
    derived.dispatcher().setMaxRequestsPerHost(1);

    for (String lane : List.of("first", "second")) {
      try (Scope ignored = CurrentLane.open(lane)) {
        Request request = new Request.Builder().url(server.uri("/").toString()).build();
        derived.newCall(request).enqueue(countingDown(answered));
      }
    }
    queued.countDown();
    answered.await();
    pool.shutdownNow();

    assertThat(sent()).containsExactly(List.of(), List.of());
  }

  private static Response proceedOnce(CountDownLatch latch, Interceptor.Chain chain)
      throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    return chain.proceed(chain.request());
  }

  private static Callback countingDown(CountDownLatch answered) {
    return new Callback() {
      @Override
      public void onFailure(Call call, IOException e) {
        answered.countDown();
      }

      @Override
      public void onResponse(Call call, Response response) {
        response.close();
        answered.countDown();
      }
    };
  }

  @Test
  void client_thatIsDerived_keepsTheUsersOwnEventListener() throws IOException {
    List<Call> started = new java.util.concurrent.CopyOnWriteArrayList<>();
    OkHttpClient listened =
        plain
            .newBuilder()
            .eventListener(
                new EventListener() {
                  @Override
                  public void callStart(Call call) {
                    started.add(call);
                  }
                })
            .build();

    run(newCall(LaneOkHttp.client(listened, rules), "release-v1", "/"));
    run(newCall(LaneOkHttp.client(listened, rules).newBuilder().build(), "release-v1", "/"));

    assertThat(started).hasSize(2);
  }

  @Test
  void clone_ofACall_keepsItsLane_andOfADerivedClientsTakesTheCloners() throws IOException {
    OkHttpClient client = LaneOkHttp.client(plain, rules);
    Call call = newCall(LaneOkHttp.callFactory(plain, rules), "release-v1", "/");
    Call derived = newCall(client.newBuilder().build(), "release-v1", "/");

    try (Scope ignored = CurrentLane.open("release-v2")) {
      run(call.clone());
      run(derived.clone());
    }

    assertThat(sent()).containsExactly(List.of("release-v1"), List.of("release-v2"));
  }

  @Test
  void request_ofACall_keepsItsLane() throws IOException {
    LaneCallFactory calls = LaneOkHttp.callFactory(plain, rules);
    Request request = newCall(calls, "release-v1", "/").request();

    try (Scope ignored = CurrentLane.open("release-v2")) {
      run(calls.newCall(request));
    }

    assertThat(sent()).containsExactly(List.of("release-v1"));
  }

  @Test
  void client_isMadeOnce() {
    OkHttpClient client = LaneOkHttp.client(plain, rules);
    OkHttpClient derived = client.newBuilder().build();

    assertThat(client.dispatcher()).isSameAs(plain.dispatcher());
    assertThat(client.connectionPool()).isSameAs(plain.connectionPool());
    assertThat(LaneOkHttp.client(client, rules)).isSameAs(client);
    assertThat(LaneOkHttp.client(derived, rules)).isSameAs(derived);
  }

  @Test
  void client_ofSomebodyElsesClass_isLeftAsItIs() {
    OkHttpClient foreign = new OkHttpClient() {};

    assertThat(LaneOkHttp.client(foreign, rules)).isSameAs(foreign);
  }

  private Call newCall(Call.Factory calls, String lane, String path) {
    try (Scope ignored = CurrentLane.open(lane)) {
      return calls.newCall(new Request.Builder().url(server.uri(path).toString()).build());
    }
  }

  private static void run(Call call) throws IOException {
    call.execute().close();
  }

  private List<List<String>> sent() {
    return server.values("project-version");
  }
}
