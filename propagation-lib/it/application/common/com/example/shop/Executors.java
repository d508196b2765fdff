package com.example.shop;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The executors this service defines by itself. */
@Configuration
class Executors {
  @Bean
  ThreadPoolTaskExecutor taskExecutor(Marks marks) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(4);
    executor.setTaskDecorator(
        task ->
            () -> {
              marks.add("task-executor");
              task.run();
            });
    return executor;
  }

  @Bean
  ExecutorService executorService() {
    return java.util.concurrent.Executors.newFixedThreadPool(4);
  }

  @Bean
  SimpleAsyncTaskExecutor simpleAsyncTaskExecutor() {
    return new SimpleAsyncTaskExecutor("simple-");
  }

  @Bean
  ExecutorService callerRunsPool() {
    return narrow(new ThreadPoolExecutor.CallerRunsPolicy());
  }

  @Bean
  ExecutorService rejectingPool() {
    return narrow(new ThreadPoolExecutor.AbortPolicy());
  }

  /** Runs one task while another waits, and has no room for a third. */
  static ExecutorService narrow(RejectedExecutionHandler whenFull) {
    return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1), whenFull);
  }
}
