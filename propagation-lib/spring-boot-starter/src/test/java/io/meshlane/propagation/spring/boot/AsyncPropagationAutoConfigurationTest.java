package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.task.SimpleAsyncTaskExecutorBuilder;
import org.springframework.boot.task.ThreadPoolTaskExecutorBuilder;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.TaskDecorator;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class AsyncPropagationAutoConfigurationTest {
  private static final Callable<String> LANE = CurrentLane::get;

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  PropagationAutoConfiguration.class,
                  AsyncPropagationAutoConfiguration.class,
                  TaskExecutionAutoConfiguration.class));

  /** Wraps what a task finds in its thread's name, to be seen from within it. */
  private static Runnable named(Runnable task) {
    return () -> {
      Thread.currentThread().setName("decorated");
      task.run();
    };
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnExecutors {
    @Bean
    ExecutorService service() {
      return Executors.newSingleThreadExecutor();
    }

    @Bean
    ThreadPoolExecutor pool() {
      return new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    }
  }

  @Test
  void decorators_areNeverBeans() {
    runner.run(context -> assertThat(context).doesNotHaveBean(TaskDecorator.class));
  }

  @Test
  void bootsExecutor_handsTheLaneOn_andKeepsTheApplicationsDecorator() {
    runner
        .withBean(TaskDecorator.class, () -> AsyncPropagationAutoConfigurationTest::named)
        .run(
            context -> {
              AsyncTaskExecutor executor = context.getBean(AsyncTaskExecutor.class);

              String seen =
                  within(executor, () -> CurrentLane.get() + Thread.currentThread().getName());

              assertThat(executor).isExactlyInstanceOf(ThreadPoolTaskExecutor.class);
              assertThat(seen).isEqualTo("release-v1decorated");
            });
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void bootsExecutorOfVirtualThreads_handsTheLaneOn() {
    runner
        .withPropertyValues("spring.threads.virtual.enabled=true")
        .run(
            context -> {
              AsyncTaskExecutor executor = context.getBean(AsyncTaskExecutor.class);

              assertThat(executor).isExactlyInstanceOf(SimpleAsyncTaskExecutor.class);
              assertThat(within(executor, LANE)).isEqualTo("release-v1");
            });
  }

  @Test
  void executorsOfBootsBuilders_thatAreNoBeans_handTheLaneOn() {
    runner.run(
        context -> {
          ThreadPoolTaskExecutor pool =
              context.getBean(ThreadPoolTaskExecutorBuilder.class).build();
          pool.initialize();

          assertThat(within(pool, LANE)).isEqualTo("release-v1");
          assertThat(within(context.getBean(SimpleAsyncTaskExecutorBuilder.class).build(), LANE))
              .isEqualTo("release-v1");
          pool.shutdown();
        });
  }

  @Test
  void executorsOfTheApplication_keepTheirDeclaredTypes() {
    runner
        .withUserConfiguration(OwnExecutors.class)
        .run(
            context -> {
              ExecutorService service = context.getBean("service", ExecutorService.class);
              ThreadPoolExecutor pool = context.getBean("pool", ThreadPoolExecutor.class);

              assertThat(within(service, LANE)).isEqualTo("release-v1");
              assertThat(within(pool, LANE)).isNull();
            });
  }

  private static String within(AsyncTaskExecutor executor, Callable<String> task) throws Exception {
    Future<String> answer;
    try (Scope ignored = CurrentLane.open("release-v1")) {
      answer = executor.submit(task);
    }
    return answer.get();
  }

  private static String within(ExecutorService executor, Callable<String> task) throws Exception {
    Future<String> answer;
    try (Scope ignored = CurrentLane.open("release-v1")) {
      answer = executor.submit(task);
    }
    return answer.get();
  }
}
