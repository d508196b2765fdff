package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Which lane the stages of a future run in: a limit that the README names, and the way around. */
class CompletableFutureTest {
  private static final Function<String, String> LANE = result -> CurrentLane.get();

  @Test
  void stage_ofAFutureThatIsNotDone_isOfTheThreadThatCompletesIt() throws Exception {
    CompletableFuture<String> future = new CompletableFuture<>();
    CompletableFuture<String> stage;
    CompletableFuture<String> wrapped;
    try (Scope ignored = CurrentLane.open("maker")) {
      stage = future.thenApply(LANE);
      wrapped = future.thenApply(CurrentLane.wrapFunction(LANE));
    }

    complete(future, "completer");

    assertThat(stage.join()).isEqualTo("completer");
    assertThat(wrapped.join()).isEqualTo("maker");
  }

  @Test
  void stage_onAnExecutorThatHandsLanesOn_isOfTheThreadThatCompletesItToo() throws Exception {
    ExecutorService pool = CurrentLane.wrap(Executors.newSingleThreadExecutor());
    try {
      CompletableFuture<String> future = new CompletableFuture<>();
      CompletableFuture<String> stage;
      CompletableFuture<String> wrapped;
      try (Scope ignored = CurrentLane.open("maker")) {
        stage = future.thenApplyAsync(LANE, pool);
        wrapped = future.thenApplyAsync(CurrentLane.wrapFunction(LANE), pool);
      }

      complete(future, "completer");

      assertThat(stage.join()).isEqualTo("completer");
      assertThat(wrapped.join()).isEqualTo("maker");
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void stage_ofAFutureThatIsDone_isOfItsMaker() {
    CompletableFuture<String> done = CompletableFuture.completedFuture("");

    try (Scope ignored = CurrentLane.open("maker")) {
      assertThat(done.thenApply(LANE).join()).isEqualTo("maker");
    }
  }

  private static void complete(CompletableFuture<String> future, String lane)
      throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              try (Scope ignored = CurrentLane.open(lane)) {
                future.complete("");
              }
            });
    thread.start();
    thread.join();
  }
}
