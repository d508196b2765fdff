package com.example.shop;

import java.net.URI;
import java.time.Duration;
import java.util.Date;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Tasks that a request hands to schedulers; one that repeats is left running for three times. */
@RestController
@Profile("repeating")
class RepeatingTasks {
  private static final Duration TICK = Duration.ofMillis(1);

  private final Next next;
  private final ScheduledExecutorService service;
  private final ScheduledThreadPoolExecutor executor;
  private final ThreadPoolTaskScheduler scheduler;

  RepeatingTasks(
      Next next,
      ScheduledExecutorService service,
      ScheduledThreadPoolExecutor executor,
      ThreadPoolTaskScheduler scheduler) {
    this.next = next;
    this.service = service;
    this.executor = executor;
    this.scheduler = scheduler;
  }

  @Configuration
  @Profile("repeating")
  static class Schedulers {
    @Bean
    ScheduledExecutorService service() {
      return java.util.concurrent.Executors.newScheduledThreadPool(1);
    }

    @Bean
    ScheduledThreadPoolExecutor executor() {
      return new ScheduledThreadPoolExecutor(1);
    }

    @Bean
    ThreadPoolTaskScheduler taskScheduler() {
      return new ThreadPoolTaskScheduler();
    }
  }

  @GetMapping("/repeating/{kind}")
  String repeating(@PathVariable String kind, @RequestParam URI to) throws InterruptedException {
    CountDownLatch runs = new CountDownLatch(3);
    Future<?> task =
        repeat(
            kind,
            () -> {
              next.call(to);
              runs.countDown();
            });
    runs.await();
    task.cancel(false);
    return Next.DONE;
  }

  @GetMapping("/once/{kind}")
  String once(@PathVariable String kind, @RequestParam URI to) throws Exception {
    Runnable task = () -> next.call(to);
    Future<?> run =
        kind.equals("service")
            ? service.schedule(task, 1, TimeUnit.MILLISECONDS)
            : scheduler.schedule(task, new Date());
    run.get();
    return Next.DONE;
  }

  private Future<?> repeat(String kind, Runnable task) {
    switch (kind) {
      case "service-at-rate":
        return service.scheduleAtFixedRate(task, 0, 1, TimeUnit.MILLISECONDS);
      case "service-with-delay":
        return service.scheduleWithFixedDelay(task, 0, 1, TimeUnit.MILLISECONDS);
      case "executor-at-rate":
        return executor.scheduleAtFixedRate(task, 0, 1, TimeUnit.MILLISECONDS);
      case "scheduler-at-rate":
        return scheduler.scheduleAtFixedRate(task, TICK);
      case "scheduler-with-delay":
        return scheduler.scheduleWithFixedDelay(task, TICK);
      case "scheduler-by-trigger":
        return scheduler.schedule(task, new PeriodicTrigger(1));
      default:
        throw new IllegalArgumentException(kind);
    }
  }
}
