package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneExecutorServiceTest {
  private static final Callable<String> LANE = CurrentLane::get;

  private final ExecutorService pool = Executors.newFixedThreadPool(1);
  private final ExecutorService service = CurrentLane.wrap(pool);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);
  private final ScheduledExecutorService scheduled = CurrentLane.wrap(timer);

  @AfterEach
  void stop() throws InterruptedException {
    service.shutdown();
    scheduled.shutdown();
    assertThat(service.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(service.isShutdown() && service.isTerminated()).isTrue();
    assertThat(CurrentLane.capture()).isNull();
  }

  @Test
  void everyWayToSubmit_carriesTheSubmittersLane() throws Exception {
    try (Scope ignored = CurrentLane.open("blue")) {
      CompletableFuture<String> executed = new CompletableFuture<>();
      service.execute(() -> executed.complete(CurrentLane.get()));

      assertThat(executed.get()).isEqualTo("blue");
      assertThat(service.submit(LANE).get()).isEqualTo("blue");
      assertThat(service.invokeAny(Collections.singletonList(LANE))).isEqualTo("blue");
      assertThat(service.invokeAny(Collections.singletonList(LANE), 1, TimeUnit.MINUTES))
          .isEqualTo("blue");
      assertThat(results(service.invokeAll(Arrays.asList(LANE, LANE))))
          .containsExactly("blue", "blue");
      assertThat(results(service.invokeAll(Arrays.asList(LANE, LANE), 1, TimeUnit.MINUTES)))
          .containsExactly("blue", "blue");
      assertThat(CompletableFuture.supplyAsync(CurrentLane::get, service).get()).isEqualTo("blue");
      assertThat(scheduled.schedule(LANE, 0, TimeUnit.SECONDS).get()).isEqualTo("blue");
    }

    assertThat(pool.submit(LANE).get()).as("the thread afterwards").isNull();
    assertThat(timer.submit(LANE).get()).as("the timer's thread afterwards").isNull();
  }

  @Test
  void submitOfRunnable_carriesTheLaneAndGivesTheResult() throws Exception {
    CompletableFuture<String> seen = new CompletableFuture<>();
    try (Scope ignored = CurrentLane.open("blue")) {
      Future<String> future =
          service.submit((Runnable) () -> seen.complete(CurrentLane.get()), "x");

      assertThat(future.get()).isEqualTo("x");
    }
    assertThat(seen.get()).isEqualTo("blue");
  }

  @Test
  void repeatingTask_belongsToNoRequest() throws Exception {
    CompletableFuture<Propagated> rate = new CompletableFuture<>();
    CompletableFuture<Propagated> delay = new CompletableFuture<>();
    ScheduledFuture<?> first;
    ScheduledFuture<?> second;
    try (Scope ignored = CurrentLane.open("blue")) {
      first =
          scheduled.scheduleAtFixedRate(
              () -> rate.complete(CurrentLane.capture()), 0, 1, TimeUnit.HOURS);
      second =
          scheduled.scheduleWithFixedDelay(
              () -> delay.complete(CurrentLane.capture()), 0, 1, TimeUnit.HOURS);

      assertThat(rate.get()).isSameAs(Propagated.OF_NO_REQUEST);
      assertThat(delay.get()).isSameAs(Propagated.OF_NO_REQUEST);
    }
    first.cancel(true);
    second.cancel(true);
  }

  @Test
  void callerRuns_whenPoolIsFull_leavesTheCallersLane() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    ThreadPoolExecutor full =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(1),
            new ThreadPoolExecutor.CallerRunsPolicy());
    ExecutorService lanes = CurrentLane.wrap((ExecutorService) full);
    lanes.submit(() -> release.await(1, TimeUnit.MINUTES));
    lanes.submit(LANE);

    try (Scope ignored = CurrentLane.open("caller")) {
      assertThat(lanes.submit(LANE).get()).isEqualTo("caller");
      assertThat(CurrentLane.get()).isEqualTo("caller");
    }
    release.countDown();
    lanes.shutdown();
  }

  @Test
  void exception_reachesTheSubmitter() {
    Future<?> future =
        service.submit(
            (Callable<String>)
                () -> {
                  throw new IllegalStateException("task");
                });

    assertThatThrownBy(future::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("task");
  }

  @Test
  void shutdownNow_givesTasksThatStillCarryTheirLane() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<String> seen = new CompletableFuture<>();
    service.execute(
        () -> {
          started.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    started.await();
    try (Scope ignored = CurrentLane.open("blue")) {
      service.execute(() -> seen.complete(CurrentLane.get()));
    }

    service.shutdownNow().forEach(Runnable::run);

    assertThat(seen.get()).isEqualTo("blue");
  }

  @Test
  void wrap_ofWrapped_isTheSame() {
    assertThat(CurrentLane.wrap(service)).isSameAs(service);
    assertThat(CurrentLane.wrap(scheduled)).isSameAs(scheduled);
    assertThat(service).hasToString("lanes carried by " + pool);
  }

  private static List<String> results(List<Future<String>> futures) throws Exception {
    String[] results = new String[futures.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = futures.get(i).get();
    }
    return Arrays.asList(results);
  }

  @Test
  void fullPoolWhoseCallersRun_runsEachTaskInTheLaneOfItsSubmitter() throws Exception {
    FullPool full = new FullPool(new ThreadPoolExecutor.CallerRunsPolicy());
    try (Scope outer = CurrentLane.open("blue")) {
      Future<String> queued = full.service.submit(LANE);
      try (Scope inner = CurrentLane.open("green")) {
        assertThat(full.service.submit(LANE).get()).as("run by its caller").isEqualTo("green");
        assertThat(CurrentLane.get()).isEqualTo("green");
      }
      try (Scope none = CurrentLane.open((Propagated) null)) {
        assertThat(full.service.submit(LANE).get()).isNull();
      }
      full.release();

      assertThat(queued.get()).isEqualTo("blue");
    }
    full.service.shutdown();
  }

  @Test
  void fullPoolThatRejects_leavesTheSubmittersLaneAlone() throws Exception {
    FullPool full = new FullPool(new ThreadPoolExecutor.AbortPolicy());
    try (Scope outer = CurrentLane.open("blue")) {
      Future<String> queued = full.service.submit(LANE);
      try (Scope inner = CurrentLane.open("green")) {
        assertThatThrownBy(() -> full.service.submit(LANE))
            .isInstanceOf(RejectedExecutionException.class);
        assertThat(CurrentLane.get()).isEqualTo("green");
      }
      full.release();

      assertThat(queued.get()).isEqualTo("blue");
    }
    assertThat(full.pool.submit(LANE).get()).as("the thread afterwards").isNull();
    full.service.shutdown();
  }

  /** One thread, held in lane "red" until released, and room for one task to wait. */
  private static final class FullPool {
    final ThreadPoolExecutor pool;
    final ExecutorService service;
    private final CountDownLatch held = new CountDownLatch(1);

    FullPool(RejectedExecutionHandler whenFull) {
      pool =
          new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), whenFull);
      service = CurrentLane.wrap((ExecutorService) pool);
      try (Scope ignored = CurrentLane.open("red")) {
        service.execute(
            () -> {
              try {
                held.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
      }
    }

    void release() {
      held.countDown();
    }
  }
}
