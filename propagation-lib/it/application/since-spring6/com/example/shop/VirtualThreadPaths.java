package com.example.shop;

import java.net.URI;
import java.util.concurrent.ExecutionException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work handed to virtual threads, where Java has them. */
@RestController
class VirtualThreadPaths {
  private final Next next;
  private final SimpleAsyncTaskExecutor virtualThreads;

  VirtualThreadPaths(Next next, SimpleAsyncTaskExecutor virtualThreads) {
    this.next = next;
    this.virtualThreads = virtualThreads;
  }

  @Configuration
  static class Threads {
    @Bean
    SimpleAsyncTaskExecutor virtualThreads() {
      SimpleAsyncTaskExecutor executor = new SimpleAsyncTaskExecutor();
      executor.setVirtualThreads(Runtime.version().feature() >= 21);
      return executor;
    }
  }

  @GetMapping("/virtual-threads")
  String virtual(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return virtualThreads.submit(() -> next.call(to)).get();
  }
}
