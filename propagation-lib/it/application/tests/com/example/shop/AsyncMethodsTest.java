package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.spring.AsyncMethodPostProcessor;
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

/** {@code @Async} by executors that are no beans, on the Spring of this line. */
class AsyncMethodsTest {
  @Test
  void executorThatAConfigurerMakes_handsOverTheLane() {
    assertThat(answerWith(OwnExecutor.class, "blue")).isEqualTo("blue on own-1");
    assertThat(answerWith(OwnExecutor.class, null)).isEqualTo("null on own-1");
  }

  @Test
  void executorThatSpringMakes_handsOverTheLane() {
    assertThat(answerWith(NoExecutor.class, "blue")).startsWith("blue on SimpleAsync");
    assertThat(answerWith(NoExecutor.class, null)).startsWith("null on SimpleAsync");
  }

  private static String answerWith(Class<?> configuration, String lane) {
    try (AnnotationConfigApplicationContext context =
            new AnnotationConfigApplicationContext(configuration);
        Scope ignored = CurrentLane.open(lane)) {
      return context.getBean(NoExecutor.class).lane().join();
    }
  }

  @EnableAsync
  static class NoExecutor {
    @Bean
    static AsyncMethodPostProcessor async(ConfigurableListableBeanFactory beans) {
      return new AsyncMethodPostProcessor(beans);
    }

    @Async
    public CompletableFuture<String> lane() {
      return CompletableFuture.completedFuture(
          CurrentLane.get() + " on " + Thread.currentThread().getName());
    }
  }

  @Import(NoExecutor.class)
  static class OwnExecutor implements AsyncConfigurer {
    @Override
    public Executor getAsyncExecutor() {
      ThreadPoolTaskExecutor executor = new ThreadPoolTaskExecutor();
      executor.setThreadNamePrefix("own-");
      executor.setDaemon(true);
      executor.initialize();
      return executor;
    }
  }
}
