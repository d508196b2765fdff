package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.concurrent.ThreadPoolExecutorFactoryBean;

/** What the log says at the start of beans that hand no lane to their threads. */
class UnhelpedExecutorTest {
  private final List<String> lines = new ArrayList<>();
  private final Logger logger = Logger.getLogger(ExecutorPostProcessor.class.getName());
  private final Handler recorder =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void record() {
    logger.setLevel(Level.INFO);
    logger.addHandler(recorder);
  }

  @AfterEach
  void stopRecording() {
    logger.removeHandler(recorder);
  }

  @Test
  void eachExecutorThatLosesTheLane_isNamedOnceAtInfo() {
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Beans.class);
    context.registerBean("supplied", ExecutorService.class, () -> Executors.newCachedThreadPool());

    try (context) {
      context.refresh();
      context.getBean("product");
    }

    String pool = "class " + ThreadPoolExecutor.class.getName();
    assertThat(lines)
        .containsExactlyInAnyOrder(
            "INFO Executor 'concrete' hands no lane to its threads: " + pool,
            "INFO Executor 'forkJoin' hands no lane to its threads: " + ForkJoinPool.class,
            "INFO Executor 'own' hands no lane to its threads: " + Own.class,
            "INFO Executor 'product' hands no lane to its threads: " + pool,
            "INFO Executor 'supplied' hands no lane to its threads: " + pool);
  }

  static class Beans {
    @Bean
    static ExecutorPostProcessor postProcessor(ConfigurableListableBeanFactory beans) {
      return new ExecutorPostProcessor(beans);
    }

    @Bean
    ThreadPoolExecutor concrete() {
      return (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
    }

    @Bean
    ForkJoinPool forkJoin() {
      return new ForkJoinPool(1);
    }

    @Bean
    Own own() {
      return new Own();
    }

    @Bean
    ThreadPoolExecutorFactoryBean product() {
      return new ThreadPoolExecutorFactoryBean();
    }

    @Bean
    ExecutorService helped() {
      return Executors.newFixedThreadPool(1);
    }
  }

  /** An executor of the application's own class. */
  static class Own extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return true;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
      return true;
    }
  }
}
