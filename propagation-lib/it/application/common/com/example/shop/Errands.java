package com.example.shop;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Calls of the next service that Spring runs on threads it chooses. */
@Component
class Errands {
  private final Next next;
  private final LinkedBlockingQueue<FutureTask<String>> scheduled = new LinkedBlockingQueue<>();

  Errands(Next next) {
    this.next = next;
  }

  @Async
  public CompletableFuture<String> async(URI to) {
    return CompletableFuture.completedFuture(next.call(to));
  }

  public Future<String> scheduled(URI to) {
    FutureTask<String> errand = new FutureTask<>(() -> next.call(to));
    scheduled.add(errand);
    return errand;
  }

  @Scheduled(fixedDelay = 20)
  void run() {
    for (FutureTask<?> errand = scheduled.poll(); errand != null; errand = scheduled.poll()) {
      errand.run();
    }
  }
}
