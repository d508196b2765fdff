package com.example.shop;

import io.meshlane.propagation.CurrentLane;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pools that are no beans and soon full, wrapped by hand: all that an application can do there. */
@RestController
class WrappedPoolPaths implements DisposableBean {
  private final Next next;
  private final ExecutorService callerRuns =
      CurrentLane.wrap(Executors.narrow(new ThreadPoolExecutor.CallerRunsPolicy()));
  private final ExecutorService rejecting =
      CurrentLane.wrap(Executors.narrow(new ThreadPoolExecutor.AbortPolicy()));

  WrappedPoolPaths(Next next) {
    this.next = next;
  }

  @GetMapping("/wrapped-pool-caller-runs")
  String callerRuns(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return callerRuns.submit(() -> next.call(to)).get();
  }

  @GetMapping("/wrapped-pool-rejects")
  String rejects(@RequestParam URI to) throws ExecutionException, InterruptedException {
    try {
      return rejecting.submit(() -> next.call(to)).get();
    } catch (RejectedExecutionException e) {
      return next.call(to);
    }
  }

  @Override
  public void destroy() {
    callerRuns.shutdown();
    rejecting.shutdown();
  }
}
