package com.example.shop;

import java.util.concurrent.ExecutorService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** The executors this service defines by itself. */
@Configuration
class Executors {
  @Bean
  ThreadPoolTaskExecutor taskExecutor() {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setCorePoolSize(4);
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
}
