package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

/** {@code @Async} methods hand over the lane, whatever executor they run by. */
class AsyncMethodTest {
  private final ApplicationContextRunner withoutExecutor =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  PropagationAutoConfiguration.class, AsyncPropagationAutoConfiguration.class))
          .withUserConfiguration(Errands.class);
  private final ApplicationContextRunner ofBoot =
      withoutExecutor.withConfiguration(
          AutoConfigurations.of(TaskExecutionAutoConfiguration.class));

  @Test
  void executorOfBoot_handsOverTheLane() {
    assertThat(answerWith(ofBoot, "blue")).isEqualTo("blue on task-1");
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void executorOfBootWithVirtualThreads_handsOverTheLane() {
    ApplicationContextRunner virtual =
        ofBoot.withPropertyValues("spring.threads.virtual.enabled=true");

    assertThat(answerWith(virtual, "blue")).isEqualTo("blue on task-1");
  }

  @Test
  void executorThatAConfigurerMakes_handsOverTheLane() {
    assertThat(answerWith(ofBoot.withUserConfiguration(OwnExecutor.class), "blue"))
        .isEqualTo("blue on own-1");
  }

  @Test
  void noExecutor_springsOwnHandsOverTheLane() {
    assertThat(answerWith(withoutExecutor, "blue")).startsWith("blue on SimpleAsync");
  }

  @Test
  void severalExecutors_springsOwnHandsOverTheLane() {
    ApplicationContextRunner several =
        ofBoot.withUserConfiguration(OneExecutor.class, AnotherExecutor.class);

    assertThat(answerWith(several, "blue")).startsWith("blue on SimpleAsync");
  }

  @Test
  void oneExecutor_staysTheOneThatIsUsed() {
    assertThat(answerWith(ofBoot.withUserConfiguration(OneExecutor.class), "blue"))
        .isEqualTo("blue on first-1");
  }

  @Test
  void callerWithoutALane_handsOverNone() {
    assertThat(answerWith(ofBoot, null)).isEqualTo("null on task-1");
    assertThat(answerWith(ofBoot.withUserConfiguration(OwnExecutor.class), null))
        .isEqualTo("null on own-1");
  }

  private static String answerWith(ApplicationContextRunner runner, String lane) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    runner.run(
        context -> {
          try (Scope ignored = CurrentLane.open(lane)) {
            answer.complete(context.getBean(Errands.class).lane().join());
          }
        });
    return answer.join();
  }

  @EnableAsync
  @Configuration(proxyBeanMethods = false)
  static class Errands {
    @Async
    public CompletableFuture<String> lane() {
      return CompletableFuture.completedFuture(
          CurrentLane.get() + " on " + Thread.currentThread().getName());
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnExecutor implements AsyncConfigurer {
    @Override
    public Executor getAsyncExecutor() {
      ThreadPoolTaskExecutor executor = named("own-");
      executor.initialize();
      return executor;
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class OneExecutor {
    @Bean
    ThreadPoolTaskExecutor first() {
      return named("first-");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class AnotherExecutor {
    @Bean
    ThreadPoolTaskExecutor second() {
      return named("second-");
    }
  }

  private static ThreadPoolTaskExecutor named(String prefix) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix(prefix);
    executor.setDaemon(true);
    return executor;
  }
}
