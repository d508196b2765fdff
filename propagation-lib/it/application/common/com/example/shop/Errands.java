package com.example.shop;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Calls of the next service that Spring runs on threads it chooses. */
@Component
class Errands {
  private final Next next;
  private final LinkedBlockingQueue<Errand> scheduled = new LinkedBlockingQueue<>();

  Errands(Next next) {
    this.next = next;
  }

  private static final class Errand extends CompletableFuture<String> {
    private final URI to;

    Errand(URI to) {
      this.to = to;
    }
  }

  @Async
  public CompletableFuture<String> async(URI to) {
    return CompletableFuture.completedFuture(next.call(to));
  }

  public CompletableFuture<String> scheduled(URI to) {
    Errand errand = new Errand(to);
    scheduled.add(errand);
    return errand;
  }

  @Scheduled(fixedDelay = 20)
  void run() {
    for (Errand errand = scheduled.poll(); errand != null; errand = scheduled.poll()) {
      errand.complete(next.call(errand.to));
    }
  }
}
