package com.example.shop;

import java.net.URI;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.FutureTask;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Work handed to the threads of a bean. */
@RestController
class ThreadPaths {
  private final Next next;
  private final Errands errands;
  private final ThreadPoolTaskExecutor taskExecutor;
  private final ExecutorService executorService;
  private final SimpleAsyncTaskExecutor simpleAsyncTaskExecutor;
  private final TaskScheduler taskScheduler;

  ThreadPaths(
      Next next,
      Errands errands,
      ThreadPoolTaskExecutor taskExecutor,
      ExecutorService executorService,
      SimpleAsyncTaskExecutor simpleAsyncTaskExecutor,
      TaskScheduler taskScheduler) {
    this.next = next;
    this.errands = errands;
    this.taskExecutor = taskExecutor;
    this.executorService = executorService;
    this.simpleAsyncTaskExecutor = simpleAsyncTaskExecutor;
    this.taskScheduler = taskScheduler;
  }

  @GetMapping("/async")
  String async(@RequestParam URI to) {
    return errands.async(to).join();
  }

  @GetMapping("/scheduled")
  String scheduled(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return errands.scheduled(to).get();
  }

  @GetMapping("/task-executor")
  String taskExecutor(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return taskExecutor.submit(() -> next.call(to)).get();
  }

  @GetMapping("/executor-service")
  String executorService(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return executorService.submit(() -> next.call(to)).get();
  }

  @GetMapping("/supply-async-with-executor")
  String supplyAsync(@RequestParam URI to) {
    return CompletableFuture.supplyAsync(() -> next.call(to), executorService).join();
  }

  @GetMapping("/simple-async-task-executor")
  String simple(@RequestParam URI to) throws ExecutionException, InterruptedException {
    return simpleAsyncTaskExecutor.submit(() -> next.call(to)).get();
  }

  @GetMapping("/task-scheduler-once")
  @SuppressWarnings("FutureReturnValueIgnored") // the task is itself the future that is asked
  String once(@RequestParam URI to) throws ExecutionException, InterruptedException {
    FutureTask<String> task = new FutureTask<>(() -> next.call(to));
    taskScheduler.schedule(task, Instant.now());
    return task.get();
  }
}
