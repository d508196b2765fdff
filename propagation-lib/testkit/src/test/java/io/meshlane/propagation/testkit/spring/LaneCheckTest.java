package io.meshlane.propagation.testkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshlane.propagation.CurrentLane;
import java.net.http.HttpClient;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ConcurrentTaskScheduler;
import org.springframework.web.client.AsyncRestTemplate;
import org.springframework.web.client.RestTemplate;

class LaneCheckTest {
  @Test
  void beansThatLoseTheLane_areNamed() {
    try (var context = new AnnotationConfigApplicationContext(Careless.class)) {
      LaneCheck check = LaneCheck.of(context);

      assertThat(check.lost())
          .hasSize(6)
          .anyMatch(line -> line.startsWith("pool (") && line.endsWith("submitter's lane"))
          .anyMatch(line -> line.startsWith("dirty (") && line.contains("lane of an earlier one"))
          .anyMatch(line -> line.startsWith("plain (") && line.endsWith("project-version: []"))
          .anyMatch(line -> line.startsWith("async (") && line.endsWith("project-version: []"))
          .anyMatch(line -> line.startsWith("scheduler (") && line.endsWith("submitter's lane"))
          .anyMatch(line -> line.startsWith("jdk (") && line.endsWith("project-version: []"));
      assertThatThrownBy(check::requireNoneLost)
          .isInstanceOf(AssertionError.class)
          .hasMessageStartingWith("beans that lose the lane:\n  ");
    }
  }

  @Test
  void beanThatCannotBeChecked_isNamedAndNoFailure() {
    LaneCheck check =
        LaneCheck.ofApplication(() -> new AnnotationConfigApplicationContext(Careful.class));

    assertThatCode(check::requireNoneLost).doesNotThrowAnyException();
    assertThat(check.unchecked())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("refusing (") && line.contains("not here"))
        .anyMatch(line -> line.startsWith("closed (") && line.contains("ran no task"));
  }

  static class Careless {
    @Bean
    ExecutorService pool() {
      return Executors.newSingleThreadExecutor();
    }

    @Bean
    Executor dirty() {
      return task -> {
        String submitter = CurrentLane.get();
        Thread worker = new Thread(() -> inLaneThatStays(submitter, task));
        worker.start();
      };
    }

    private static volatile String last;

    private static void inLaneThatStays(String submitter, Runnable task) {
      last = submitter == null ? last : submitter;
      try (var ignored = CurrentLane.open(last)) {
        task.run();
      }
    }

    @Bean
    RestTemplate plain() {
      return new RestTemplate();
    }

    @Bean
    AsyncRestTemplate async() {
      return new AsyncRestTemplate();
    }

    @Bean
    TaskScheduler scheduler() {
      return new ConcurrentTaskScheduler(Executors.newSingleThreadScheduledExecutor());
    }

    @Bean
    HttpClient jdk() {
      return HttpClient.newHttpClient();
    }
  }

  static class Careful {
    @Bean
    ExecutorService pool() {
      return CurrentLane.wrap(Executors.newSingleThreadExecutor());
    }

    @Bean
    ExecutorService closed() {
      ExecutorService pool = Executors.newSingleThreadExecutor();
      pool.shutdown();
      return pool;
    }

    @Bean
    RestTemplate sending() {
      return with(
          (request, body, execution) -> {
            request.getHeaders().set("project-version", CurrentLane.get());
            return execution.execute(request, body);
          });
    }

    @Bean
    RestTemplate refusing() {
      return with(
          (request, body, execution) -> {
            throw new IllegalStateException("not here");
          });
    }

    private static RestTemplate with(ClientHttpRequestInterceptor interceptor) {
      RestTemplate template = new RestTemplate();
      template.getInterceptors().add(interceptor);
      return template;
    }
  }
}
