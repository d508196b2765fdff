package com.example.shop;

import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work handed to threads that Spring does not know. */
@RestController
class UnmanagedThreadPaths {
  private final Next next;
  private final ExecutorService pool = java.util.concurrent.Executors.newFixedThreadPool(2);

  UnmanagedThreadPaths(Next next) {
    this.next = next;
  }

  @GetMapping("/raw-pool")
  String pool(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return pool.submit(() -> next.call(to)).get();
  }

  @GetMapping("/new-thread")
  String thread(@RequestParam URI to) throws ExecutionException, InterruptedException {
    FutureTask<String> task = new FutureTask<>(() -> next.call(to));
    new Thread(task).start();
    return task.get();
  }

  @GetMapping("/common-pool")
  String commonPool(@RequestParam URI to) {
    return CompletableFuture.supplyAsync(() -> next.call(to)).join();
  }

  @GetMapping("/parallel-stream")
  String parallelStream(@RequestParam URI to) {
    Thread caller = Thread.currentThread();
    IntStream.range(0, 16)
        .parallel()
        .mapToObj(i -> to + (Thread.currentThread() == caller ? "/caller" : "/other"))
        .map(URI::create)
        .forEach(next::call);
    return Next.DONE;
  }
}
