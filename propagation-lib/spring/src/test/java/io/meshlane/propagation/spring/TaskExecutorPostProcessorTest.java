package io.meshlane.propagation.spring;

import static java.util.concurrent.Executors.newSingleThreadExecutor;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncResult;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ConcurrentTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class TaskExecutorPostProcessorTest {
  private static final List<String> DECORATED = new CopyOnWriteArrayList<>();

  @Test
  void task_ofEachExecutor_runsInTheLaneOfItsSubmitter() throws Exception {
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Executors.class)) {
      for (AsyncTaskExecutor executor : context.getBeansOfType(AsyncTaskExecutor.class).values()) {
        assertThat(submit(executor, "blue")).isEqualTo("blue");
        assertThat(submit(executor, "green")).isEqualTo("green");
        assertThat(executor.submit(CurrentLane::get).get()).isNull();
      }
    }
  }

  @Test
  void beans_stayTheObjectsTheyAre() {
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Executors.class)) {
      assertThat(context.getBean("pool").getClass()).isEqualTo(ThreadPoolTaskExecutor.class);
      assertThat(context.getBean("simple").getClass()).isEqualTo(SimpleAsyncTaskExecutor.class);
    }
  }

  @Test
  void decoratorOfTheApplication_keepsWorkingAndRunsInTheLane() throws Exception {
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Executors.class)) {
      DECORATED.clear();

      submit(context.getBean("pool", ThreadPoolTaskExecutor.class), "blue");

      assertThat(DECORATED).containsExactly("before blue");
    }
  }

  @Test
  void asyncMethod_runsInTheLaneOfItsCaller() throws Exception {
    try (AnnotationConfigApplicationContext context =
        new AnnotationConfigApplicationContext(Executors.class)) {
      Errands errands = context.getBean(Errands.class);

      try (Scope ignored = CurrentLane.open("blue")) {
        assertThat(errands.lane().get()).isEqualTo("blue");
      }

      assertThat(errands.lane().get()).isNull();
    }
  }

  @EnableAsync
  static class Executors {
    @Bean
    static TaskExecutorPostProcessor postProcessor() {
      return new TaskExecutorPostProcessor();
    }

    @Bean
    ThreadPoolTaskExecutor pool() {
      ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
      executor.setCorePoolSize(1);
      executor.setTaskDecorator(
          task ->
              () -> {
                DECORATED.add("before " + CurrentLane.get());
                task.run();
              });
      return executor;
    }

    @Bean
    SimpleAsyncTaskExecutor simple() {
      return new SimpleAsyncTaskExecutor();
    }

    @Bean
    ConcurrentTaskExecutor adapter() {
      return new ConcurrentTaskExecutor(newSingleThreadExecutor());
    }

    @Bean
    Errands errands() {
      return new Errands();
    }
  }

  static class Errands {
    @Async("pool")
    public Future<String> lane() {
      return new AsyncResult<>(CurrentLane.get());
    }
  }

  private static String submit(AsyncTaskExecutor executor, String lane) throws Exception {
    Future<String> answer;
    try (Scope ignored = CurrentLane.open(lane)) {
      answer = executor.submit(CurrentLane::get);
    }
    return answer.get();
  }
}
