package io.meshlane.propagation.testkit.spring;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Scope;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.scheduling.TaskScheduler;

/** Runs tasks: one in a lane, then one that belongs to no request, which must not inherit it. */
final class ExecutorProbe {
  private static final String LANE = "lane-check";
  private static final int TIMEOUT_SECONDS = 10;

  private ExecutorProbe() {}

  /** Of an executor, a scheduler, or what is both. */
  @SuppressWarnings("FutureReturnValueIgnored") // the task itself tells what it saw
  static Finding probe(Object bean) {
    Finding finding = bean instanceof Executor ? probe((Executor) bean) : Finding.FINE;
    if (finding != Finding.FINE || !(bean instanceof TaskScheduler)) {
      return finding;
    }
    TaskScheduler scheduler = (TaskScheduler) bean;
    return probe((Executor) task -> scheduler.schedule(task, Instant.now()));
  }

  private static Finding probe(Executor executor) {
    try {
      Optional<String> inLane = laneOfTask(executor, Propagated.ofLane(LANE));
      Optional<String> afterwards = laneOfTask(executor, Propagated.NONE);
      if (!inLane.isPresent()) {
        return Finding.lost("a task runs without its submitter's lane");
      }
      return afterwards.isPresent()
          ? Finding.lost("a task runs in the lane of an earlier one")
          : Finding.FINE;
    } catch (RejectedExecutionException | ExecutionException | TimeoutException e) {
      return Finding.unknown("it ran no task: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Finding.unknown("interrupted");
    }
  }

  private static Optional<String> laneOfTask(Executor executor, Propagated submitter)
      throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Optional<String>> lane = new CompletableFuture<>();
    try (Scope ignored = CurrentLane.open(submitter)) {
      executor.execute(() -> lane.complete(Optional.ofNullable(CurrentLane.get())));
    }
    return lane.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
  }
}
