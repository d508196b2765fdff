package io.meshlane.propagation.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every application must do on the paths of {@code paths.txt}; {@link ServletPathsContract}
 * and {@link WebFluxPathsContract} choose the rows.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PathsContract {
  private static final int MIXED_REQUESTS = Integer.getInteger("meshlane.it.mixed", 600);
  private static final int MIXING_THREADS = 16;

  private final Path.Server server;
  private @Nullable Downstream downstream;
  private @Nullable RunningApplication application;
  private @Nullable Upstream upstream;

  PathsContract(Path.Server server) {
    this.server = server;
  }

  /** Starts the application; called once, and closed after the last test. */
  protected abstract RunningApplication start();

  @BeforeAll
  void startAll() {
    downstream = Downstream.start();
    application = start();
    upstream = new Upstream(application.address());
  }

  @AfterAll
  void stopAll() {
    if (application != null) {
      application.close();
    }
    if (downstream != null) {
      downstream.close();
    }
  }

  @ParameterizedTest
  @MethodSource("paths")
  void path_ofARequestWithALane(Path path) {
    String id = send(path, "release-v1");

    verify(path, id, "release-v1");
  }

  @ParameterizedTest
  @MethodSource("paths")
  void path_ofARequestWithoutALane_afterMany_sendsNone(Path path) {
    IntStream.range(0, 5).forEach(i -> send(path, "before-" + i));

    String id = send(path);

    verify(path, id, null);
  }

  @ParameterizedTest
  @MethodSource("carryingPaths")
  void lane_writtenTwiceAlike_isSentOnOnce(Path path) {
    String id = send(path, "release-v1", "release-v1");

    verify(path, id, "release-v1");
  }

  @ParameterizedTest
  @MethodSource("unsoundValues")
  void value_thatIsNoLane_isNotSentOn(List<String> lines) {
    Path path = carryingPaths().findFirst().orElseThrow();

    String id = send(path, lines.toArray(String[]::new));

    verify(path, id, null);
  }

  @Test
  void mixOfLanes_onAllPathsAtOnce_neverSendsAnother() {
    List<Path> paths = carryingPaths().toList();
    ExecutorService threads = Executors.newFixedThreadPool(MIXING_THREADS);

    try {
      CompletableFuture.allOf(
              IntStream.range(0, MIXED_REQUESTS)
                  .mapToObj(i -> mixedRequest(threads, paths.get(i % paths.size()), i))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      threads.shutdownNow();
    }
  }

  private CompletableFuture<Void> mixedRequest(ExecutorService threads, Path path, int number) {
    String lane = number % 5 == 0 ? null : "lane-" + number;
    return CompletableFuture.runAsync(
        () -> verify(path, lane == null ? send(path) : send(path, lane), lane), threads);
  }

  Stream<Path> paths() {
    return Path.of(server, started().line()).stream();
  }

  Stream<Path> carryingPaths() {
    return paths().filter(Path::alwaysCarries);
  }

  static Stream<List<String>> unsoundValues() {
    return Stream.of(
        List.of(""),
        List.of("-"),
        List.of("release v1"),
        List.of("release-v1,release-v2"),
        List.of("release-v1", "release-v2"),
        List.of("x".repeat(64)),
        List.of("x".repeat(4000)),
        List.of("../etc"),
        List.of("${jndi:ldap://x}"));
  }

  private String send(Path path, String... lanes) {
    String id = path.name() + "/" + UUID.randomUUID();
    Upstream.Answer answer =
        Objects.requireNonNull(upstream).send(path.name(), receiver().address(id), lanes);
    assertThat(answer).isEqualTo(Upstream.Answer.DONE);
    return id;
  }

  private void verify(Path path, String id, @Nullable String lane) {
    path.expected().verify(receiver(), id, lane, started());
  }

  private Downstream receiver() {
    return Objects.requireNonNull(downstream);
  }

  private RunningApplication started() {
    return Objects.requireNonNull(application);
  }
}
