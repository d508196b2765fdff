package io.meshlane.propagation.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.HeaderWriter;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.HttpServerContract;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a servlet container adds to what every server must do. */
abstract class ServletContract extends HttpServerContract {
  /** Static, because containers make a filter by its class' name; one container at a time. */
  static final Propagation rules = Propagation.builder().furtherHeader("x-tenant").build();

  private static final HeaderWriter<Object> NOWHERE =
      new HeaderWriter<>() {
        @Override
        public boolean contains(Object request, String name) {
          return false;
        }

        @Override
        public void set(Object request, String name, String value) {
          throw new AssertionError("no lane was to be sent");
        }
      };

  private final HttpClient client = HttpClient.newHttpClient();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/forward",
        "/late-forward",
        "/include",
        "/send-error",
        "/throw",
        "/async",
        "/async-again",
        "/async-dispatch",
        "/async-twice",
        "/async-thread",
        "/async-throw"
      })
  void dispatch_ofEveryKind_isInTheLaneOfItsRequest(String path) throws Exception {
    for (int i = 0; i < 10; i++) {
      assertThat(get(path, "lane-" + i)).as(path).isEqualTo("lane=[lane-" + i + "]");
      assertThat(get(path, "-")).as(path).isEqualTo("lane=[]");
    }
    assertNothingIsServed();
  }

  @Test
  void invalidValue_ofARequestOfSeveralDispatches_isCountedOnce() throws Exception {
    long before = rules.counters().invalid();

    assertThat(get("/async-twice", "a b")).isEqualTo("lane=[]");

    assertThat(rules.counters().invalid()).isEqualTo(before + 1);
  }

  @Test
  void valueOfTenKilobytes_thatTheServerLetsThrough_isNoneAndCounted() throws Exception {
    long before = rules.counters().invalid();

    assertThat(get("/lane", "x".repeat(10_240))).isEqualTo("lane=[]");

    assertThat(rules.counters().invalid()).isEqualTo(before + 1);
  }

  @Test
  void asyncRequest_thatTimesOut_isOver() throws Exception {
    get("/async-timeout", "release-v1");

    assertNothingIsServed();
    assertThat(get("/lane", "-")).isEqualTo("lane=[]");
  }

  @Test
  void asyncRequest_wokenByAnother_runsInItsOwnLane() throws Exception {
    for (int i = 0; i < 10; i++) {
      String sleeper = "sleeper-" + i;
      CompletableFuture<String> poll = CompletableFuture.supplyAsync(() -> poll(sleeper));

      assertThat(get("/wake", "waker")).isEqualTo("lane=[waker]");

      assertThat(poll.get(10, TimeUnit.SECONDS)).isEqualTo("lane=[" + sleeper + "]");
    }
  }

  private String poll(String lane) {
    try {
      return get("/poll", lane);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private String get(String path, String lane) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server().uri().resolve(path))
            .header("project-version", lane)
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    boolean isError = path.endsWith("throw") || path.endsWith("error") || path.endsWith("timeout");
    assertThat(answer.statusCode()).as(path).isEqualTo(isError ? 500 : 200);
    return answer.body();
  }

  /** The answer may be there a moment before the container has said that the request is over. */
  private static void assertNothingIsServed() throws InterruptedException {
    boolean isServing = isServing();
    for (int i = 0; isServing && i < 400; i++) {
      Thread.sleep(5);
      isServing = isServing();
    }
    assertThat(isServing).isFalse();
  }

  /** What would be lost now tells whether a request with a lane is being served. */
  private static boolean isServing() {
    long before = rules.counters().lost();
    rules.send(new Object(), null, NOWHERE);
    return rules.counters().lost() > before;
  }
}
