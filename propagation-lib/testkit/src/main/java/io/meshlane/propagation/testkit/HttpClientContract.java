package io.meshlane.propagation.testkit;

import static java.util.Arrays.asList;
import static java.util.Collections.emptyList;
import static java.util.Collections.emptyMap;
import static java.util.Collections.singletonList;
import static java.util.Collections.singletonMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.HostPolicy;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every HTTP client that sends the lane on must do. Inherit it, and say in {@link #client} how
 * the client is made; each case talks to a real server.
 *
 * <p>Redirects are not here: most clients follow them where nobody can look at the next host.
 */
@ExtendWith(NoLeakedScopes.class)
public abstract class HttpClientContract {
  private static final String HEADER = Propagation.DEFAULT_HEADER;
  private static final List<String> NO_LINES = emptyList();

  private RecordingServer server;

  /** Where the calls of a case go; started before it. */
  protected final RecordingServer server() {
    return server;
  }

  /** A new client that follows {@code rules}. */
  protected abstract LaneClient client(Propagation rules) throws Exception;

  @BeforeEach
  void startServer() throws Exception {
    server = RecordingServer.start();
  }

  @AfterEach
  void stopServer() {
    server.close();
  }

  @Test
  void call_insideAScope_carriesItsLane() throws Exception {
    try (LaneClient client = client(Propagation.withDefaults());
        Scope ignored = CurrentLane.open("release-v1")) {
      assertThat(client.get(server.uri("/"), emptyMap())).isEqualTo(200);
    }

    assertThat(sent()).containsExactly(singletonList("release-v1"));
  }

  @Test
  void calls_ofChangingLanes_carryTheirOwn() throws Exception {
    List<List<String>> expected = new ArrayList<>();
    try (LaneClient client = client(Propagation.withDefaults())) {
      for (int i = 0; i < 20; i++) {
        getIn("lane-" + i, client);
        client.get(server.uri("/"), emptyMap());
        expected.add(singletonList("lane-" + i));
        expected.add(emptyList());
      }
    }

    assertThat(sent()).isEqualTo(expected);
  }

  @Test
  void call_insideAScopeWithoutLane_carriesNone() throws Exception {
    Propagation rules = Propagation.builder().origin("nightly").build();
    rules.counters().began();

    try (LaneClient client = client(rules)) {
      getIn(null, client);
    }

    assertThat(sent()).containsExactly(emptyList());
    assertThat(rules.counters().lost()).as("lost").isZero();
  }

  @Test
  void call_outsideOfScopes_carriesTheOriginOrNone() throws Exception {
    try (LaneClient nightly = client(Propagation.builder().origin("nightly").build());
        LaneClient plain = client(Propagation.withDefaults())) {
      nightly.get(server.uri("/"), emptyMap());
      plain.get(server.uri("/"), emptyMap());
    }

    assertThat(sent()).containsExactly(singletonList("nightly"), emptyList());
  }

  @Test
  void call_outsideOfScopesWhileARequestIsServed_isCountedOnceAsLost() throws Exception {
    Propagation rules = Propagation.withDefaults();
    rules.counters().began();

    try (LaneClient client = client(rules)) {
      client.get(server.uri("/"), emptyMap());
    }

    assertThat(rules.counters().lost()).isEqualTo(1);
  }

  @Test
  void call_withTheUsersOwnHeader_keepsItAndAddsNone() throws Exception {
    try (LaneClient client = client(Propagation.withDefaults());
        Scope ignored = CurrentLane.open("release-v1")) {
      client.get(server.uri("/"), singletonMap("Project-Version", "mine"));
    }

    assertThat(sent()).containsExactly(singletonList("mine"));
  }

  @Test
  void call_toADeniedHost_carriesNone() throws Exception {
    HostPolicy policy = HostPolicy.of(emptyList(), singletonList("127.0.0.1"));

    try (LaneClient client = client(Propagation.builder().hosts(policy).build());
        Scope ignored = CurrentLane.open("release-v1")) {
      client.get(server.uri("127.0.0.1", "/"), emptyMap());
      client.get(server.uri("localhost", "/"), emptyMap());
    }

    assertThat(sent()).containsExactly(emptyList(), singletonList("release-v1"));
  }

  @Test
  void call_ofOtherRules_usesTheirHeader() throws Exception {
    try (LaneClient client = client(Propagation.builder().header("X-Lane").build());
        Scope ignored = CurrentLane.open("release-v1")) {
      client.get(server.uri("/"), emptyMap());
    }

    assertThat(server.values("x-lane")).containsExactly(singletonList("release-v1"));
    assertThat(sent()).containsExactly(emptyList());
  }

  @Test
  void furtherHeaders_goAlongAsTheyCameIn() throws Exception {
    Propagation rules = Propagation.builder().furtherHeader("x-tenant").build();
    HeaderReader<List<String>> reader =
        (lines, name) -> (name.equals("x-tenant") ? lines : NO_LINES).iterator();
    List<List<String>> received =
        asList(singletonList("a, b"), singletonList("{}"), singletonList("{a:[}"), emptyList());

    try (LaneClient client = client(rules)) {
      for (List<String> lines : received) {
        try (Scope ignored = CurrentLane.open(rules.read(lines, reader))) {
          assertThat(client.get(server.uri("/"), emptyMap())).isEqualTo(200);
        }
      }
    }

    assertThat(server.values("x-tenant")).isEqualTo(received);
  }

  @Test
  void call_thatFails_leavesItsThreadAsItWas() throws Exception {
    try (LaneClient client = client(Propagation.withDefaults());
        Scope ignored = CurrentLane.open("release-v1")) {
      URI refused = URI.create("http://localhost:" + ClosedPort.number() + "/");
      assertThatThrownBy(() -> client.get(refused, emptyMap())).isInstanceOf(Exception.class);
      assertThatThrownBy(() -> client.get(server.uri("/hold"), emptyMap()))
          .isInstanceOf(Exception.class);

      assertThat(CurrentLane.get()).isEqualTo("release-v1");
      client.get(server.uri("/"), emptyMap());
    }

    assertThat(sent()).isNotEmpty().allMatch(singletonList("release-v1")::equals);
  }

  @Test
  void calls_ofManyThreads_carryTheirOwnLane() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try (LaneClient client = client(Propagation.withDefaults())) {
      List<Callable<Integer>> calls = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String lane = "lane-" + i % 40;
        calls.add(() -> getIn(lane, client));
      }
      for (Future<Integer> call : threads.invokeAll(calls)) {
        assertThat(call.get(10, TimeUnit.SECONDS)).isEqualTo(200);
      }
    } finally {
      threads.shutdownNow();
    }

    assertEachCarriesTheLaneOfItsPath(200);
  }

  @Test
  void asyncCalls_carryTheLaneOfTheirStart() throws Exception {
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    try (LaneClient client = client(Propagation.withDefaults())) {
      assumeTrue(client instanceof AsyncLaneClient, "the client cannot send without waiting");
      for (int i = 0; i < 60; i++) {
        answers.add(startIn(i % 3 == 2 ? null : "lane-" + i % 3, (AsyncLaneClient) client));
      }
      for (CompletableFuture<Integer> answer : answers) {
        assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(200);
      }
    }

    assertEachCarriesTheLaneOfItsPath(60);
  }

  @Test
  void asyncCall_ofARequestWithoutLane_isNeitherGivenOneNorCountedAsLost() throws Exception {
    Propagation rules = Propagation.builder().origin("nightly").build();
    rules.counters().began();

    try (LaneClient client = client(rules)) {
      assumeTrue(client instanceof AsyncLaneClient, "the client cannot send without waiting");
      startIn(null, (AsyncLaneClient) client).get(10, TimeUnit.SECONDS);
    }

    assertThat(sent()).containsExactly(emptyList());
    assertThat(rules.counters().lost()).as("lost").isZero();
  }

  private int getIn(@Nullable String lane, LaneClient client) throws Exception {
    try (Scope ignored = CurrentLane.open(lane)) {
      return client.get(server.uri("/" + lane), emptyMap());
    }
  }

  private CompletableFuture<Integer> startIn(@Nullable String lane, AsyncLaneClient client) {
    try (Scope ignored = CurrentLane.open(lane)) {
      return client.getAsync(server.uri("/" + lane), emptyMap());
    }
  }

  private List<List<String>> sent() {
    return server.values(HEADER);
  }

  private void assertEachCarriesTheLaneOfItsPath(int count) {
    assertThat(server.requests())
        .hasSize(count)
        .allSatisfy(
            request -> {
              String lane = request.path().substring(1);
              assertThat(request.values(HEADER))
                  .isEqualTo(lane.equals("null") ? emptyList() : singletonList(lane));
            });
  }
}
