package com.example.shop;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work handed to pools that are full as soon as there is much of it. */
@RestController
class FullPoolPaths {
  private final Next next;
  private final ExecutorService callerRunsPool;
  private final ExecutorService rejectingPool;

  FullPoolPaths(Next next, ExecutorService callerRunsPool, ExecutorService rejectingPool) {
    this.next = next;
    this.callerRunsPool = callerRunsPool;
    this.rejectingPool = rejectingPool;
  }

  @GetMapping("/full-pool-caller-runs")
  String callerRuns(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return callerRunsPool.submit(() -> next.call(to)).get();
  }

  @GetMapping("/full-pool-rejects")
  String rejects(@RequestParam URI to) throws ExecutionException, InterruptedException {
    try {
      return rejectingPool.submit(() -> next.call(to)).get();
    } catch (RejectedExecutionException e) {
      return next.call(to);
    }
  }
}
