package io.meshlane.propagation.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What no application may do, however busy: send a request on with another's lane.
 *
 * <p>Sixty-four callers with a thousand lanes take all paths at once, while next services fail,
 * hang up and are slower than their callers are patient, and pools are full. A request that fails
 * may send less than it should, and one that is tried again sends more than once; none sends a lane
 * that is not its own. {@link NeverTheWrongLaneOnWebFluxContract} is the same on a reactive server.
 */
public abstract class NeverTheWrongLaneContract {
  private static final int CALLERS = 64;
  private static final int LANES = 1000;
  private static final int REQUESTS = Integer.getInteger("meshlane.it.busy", 4000);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration IMPATIENCE = Duration.ofMillis(20);

  private final Path.Server server;

  /** For the subclass of each application. */
  protected NeverTheWrongLaneContract() {
    this(Path.Server.SERVLET);
  }

  NeverTheWrongLaneContract(Path.Server server) {
    this.server = server;
  }

  /** Starts the application; called once, and closed after the test. */
  protected abstract RunningApplication start();

  @Test
  void everyPathAtOnce_withFailuresAndTimeouts_neverSendsAnotherLane() {
    Set<Sent> sent = ConcurrentHashMap.newKeySet();
    try (Downstream downstream = Downstream.start()) {
      try (RunningApplication application = start()) {
        sendAll(application, downstream, sent);
      }
      // Closed: whatever the application still had to send has arrived by now, or never will.
      sent.forEach(request -> request.verify(downstream));
    }
    assertThat(sent).hasSize(REQUESTS);
  }

  private void sendAll(RunningApplication application, Downstream downstream, Set<Sent> sent) {
    List<Path> paths =
        Path.of(server, application.line()).stream()
            .filter(path -> path.expected().isTheSameForEachRequest())
            .toList();
    Upstream upstream = new Upstream(application.address());
    warmUp(paths, upstream, downstream);
    Random random = new Random(1); // the same requests each time, in no rhythm
    ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    try {
      CompletableFuture.allOf(
              IntStream.range(0, REQUESTS)
                  .mapToObj(i -> Sent.of(paths.get(i % paths.size()), application, random))
                  .peek(sent::add)
                  .map(
                      request ->
                          CompletableFuture.runAsync(
                              () -> request.send(upstream, downstream), callers))
                  .toArray(CompletableFuture[]::new))
          .join();
    } finally {
      callers.shutdownNow();
    }
  }

  /**
   * Spring Cloud OpenFeign 5.0 makes its message converters at the first call, and a second call at
   * that moment finds an empty list of them and fails: its own fault, whatever the lane.
   */
  private static void warmUp(List<Path> paths, Upstream upstream, Downstream downstream) {
    for (Path path : paths) {
      upstream.send(path.name(), downstream.address("first/" + path.name()), PATIENCE);
    }
  }

  /**
   * One request: where it goes by which path, its lane, what each request that comes of it is to
   * say, and what the next service does with that.
   */
  private record Sent(
      Path path, String id, @Nullable String lane, List<String> line, Trouble trouble) {
    static Sent of(Path path, RunningApplication application, Random random) {
      Trouble trouble = random.nextInt(7) == 0 ? Trouble.of(random.nextInt(3)) : Trouble.NONE;
      String lane = random.nextInt(5) == 0 ? null : "lane-" + random.nextInt(LANES);
      String id = trouble.id(path.name() + "/" + UUID.randomUUID());
      return new Sent(path, id, lane, path.expected().line(lane, application), trouble);
    }

    void send(Upstream upstream, Downstream downstream) {
      String[] lines = lane == null ? new String[0] : new String[] {lane};
      Duration patience = trouble == Trouble.SLOW ? IMPATIENCE : PATIENCE;
      try {
        Upstream.Answer answer =
            upstream.send(path.name(), downstream.address(id), patience, lines);
        assertThat(trouble != Trouble.NONE || answer.equals(Upstream.Answer.DONE))
            .as("%s: %s", id, answer)
            .isTrue();
      } catch (UncheckedIOException e) {
        assertThat(trouble).as("%s: %s", id, e.getCause()).isNotEqualTo(Trouble.NONE);
      }
    }

    void verify(Downstream downstream) {
      List<List<String>> received = downstream.received(id);
      assertThat(received).as(id).allMatch(line::equals);
      if (trouble == Trouble.NONE) {
        assertThat(received).as(id).hasSize(1);
      }
    }
  }
}
