package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.AsyncConfigurer;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;

class AsyncMethodPostProcessorTest {
  @Test
  void executorThatAConfigurerMakes_handsOverTheLane() {
    assertThat(answerWith(OwnExecutor.class, "blue")).isEqualTo("blue on own-1");
  }

  @Test
  void noExecutor_springsOwnHandsOverTheLane() {
    assertThat(answerWith(NoExecutor.class, "blue")).startsWith("blue on SimpleAsync");
  }

  @Test
  void severalExecutors_springsOwnHandsOverTheLane() {
    assertThat(answerWith(SeveralExecutors.class, "blue")).startsWith("blue on SimpleAsync");
  }

  @Test
  void oneExecutor_staysTheOneThatIsUsed() {
    assertThat(answerWith(OneExecutor.class, "blue")).isEqualTo("blue on first-1");
  }

  @Test
  void callerWithoutALane_handsOverNone() {
    assertThat(answerWith(OwnExecutor.class, null)).isEqualTo("null on own-1");
  }

  private static String answerWith(Class<?> configuration, String lane) {
    try (AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(configuration);
        Scope ignored = CurrentLane.open(lane)) {
      return context.getBean(Errands.class).lane().join();
    }
  }

  @EnableAsync
  static class NoExecutor {
    @Bean
    static AsyncMethodPostProcessor async(ConfigurableListableBeanFactory beans) {
      return new AsyncMethodPostProcessor(beans);
    }

    @Bean
    static TaskExecutorPostProcessor executors() {
      return new TaskExecutorPostProcessor();
    }

    @Bean
    Errands errands() {
      return new Errands();
    }
  }

  @Import(NoExecutor.class)
  static class OwnExecutor implements AsyncConfigurer {
    @Override
    public Executor getAsyncExecutor() {
      ThreadPoolTaskExecutor executor = named("own-");
      executor.initialize();
      return executor;
    }
  }

  @Import(NoExecutor.class)
  static class OneExecutor {
    @Bean
    ThreadPoolTaskExecutor first() {
      return named("first-");
    }
  }

  @Import(OneExecutor.class)
  static class SeveralExecutors {
    @Bean
    ThreadPoolTaskExecutor second() {
      return named("second-");
    }
  }

  static class Errands {
    @Async
    public CompletableFuture<String> lane() {
      return CompletableFuture.completedFuture(
          CurrentLane.get() + " on " + Thread.currentThread().getName());
    }
  }

  private static ThreadPoolTaskExecutor named(String prefix) {
    ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
    executor.setThreadNamePrefix(prefix);
    executor.setDaemon(true);
    return executor;
  }
}
