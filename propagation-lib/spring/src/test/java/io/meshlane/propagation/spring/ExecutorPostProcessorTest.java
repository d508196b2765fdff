package io.meshlane.propagation.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagated;
import io.meshlane.propagation.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.scheduling.support.PeriodicTrigger;

class ExecutorPostProcessorTest {
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext(Beans.class);

  @AfterEach
  void close() {
    context.close();
  }

  @Test
  void executorService_runsEveryKindOfTaskInTheLaneOfItsSubmitter() throws Exception {
    ExecutorService service = context.getBean("service", ExecutorService.class);
    Callable<String> task = CurrentLane::get;

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(service.submit(task).get()).isEqualTo("blue");
      assertThat(service.invokeAny(List.of(task))).isEqualTo("blue");
      for (Future<String> answer : service.invokeAll(List.of(task, task))) {
        assertThat(answer.get()).isEqualTo("blue");
      }
      assertThat(laneOf(service::execute)).contains("blue");
      assertThat(CompletableFuture.supplyAsync(CurrentLane::get, service).get()).isEqualTo("blue");
    }
    assertThat(service.submit(task).get()).isNull();
  }

  /** By name: from Java 25 on, a {@link ForkJoinPool} is a scheduled executor as well. */
  @Test
  void taskThatRunsOnce_runsInTheLaneOfItsSubmitter() throws Exception {
    ScheduledExecutorService service = context.getBean("scheduled", ScheduledExecutorService.class);
    ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskScheduler.class);

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(laneOf(task -> service.schedule(task, 1, TimeUnit.MILLISECONDS))).contains("blue");
      assertThat(laneOf(task -> scheduler.schedule(task, Instant.now()))).contains("blue");
      assertThat(scheduler.submit((Callable<String>) CurrentLane::get).get()).isEqualTo("blue");
    }
    assertThat(laneOf(scheduler::execute)).isEmpty();
  }

  @Test
  void taskThatRepeats_belongsToNoRequest() throws Exception {
    ScheduledExecutorService service = context.getBean("scheduled", ScheduledExecutorService.class);
    TaskScheduler scheduler = context.getBean(TaskScheduler.class);
    Duration tick = Duration.ofMillis(1);

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(
              List.of(
                  carried(task -> service.scheduleAtFixedRate(task, 0, 1, TimeUnit.MILLISECONDS)),
                  carried(task -> scheduler.scheduleWithFixedDelay(task, tick)),
                  carried(task -> scheduler.scheduleAtFixedRate(task, tick)),
                  carried(task -> scheduler.schedule(task, new PeriodicTrigger(1)))))
          .containsOnly(Optional.of(Propagated.OF_NO_REQUEST));
      assertThat(CurrentLane.get()).isEqualTo("blue");
    }
  }

  @Test
  void beans_keepTheTypeTheirMethodsDeclare() {
    assertThat(context.getBean("concrete").getClass()).isEqualTo(ThreadPoolExecutor.class);
    assertThat(context.getBean("forkJoin").getClass()).isEqualTo(ForkJoinPool.class);
    assertThat(context.getBean(Wiring.class)).isNotNull();
  }

  @Test
  void schedulerOfSprings_declaredAsAnInterface_isStillOfItsClass() throws Exception {
    try (AnnotationConfigApplicationContext declared =
            new AnnotationConfigApplicationContext(DeclaredAsInterface.class);
        Scope ignored = CurrentLane.open("blue")) {
      ThreadPoolTaskScheduler scheduler = declared.getBean(ThreadPoolTaskScheduler.class);

      assertThat(scheduler.submit((Callable<String>) CurrentLane::get).get()).isEqualTo("blue");
    }
  }

  static class DeclaredAsInterface {
    @Bean
    static ExecutorPostProcessor postProcessor(ConfigurableListableBeanFactory beans) {
      return new ExecutorPostProcessor(beans);
    }

    @Bean
    TaskScheduler scheduler() {
      return new ThreadPoolTaskScheduler();
    }
  }

  @Test
  void executorDeclaredAsAClassOfJavas_losesTheLane() throws Exception {
    ThreadPoolExecutor executor = context.getBean("concrete", ThreadPoolExecutor.class);

    try (Scope ignored = CurrentLane.open("blue")) {
      assertThat(laneOf(executor::execute)).isEmpty();
    }
  }

  @Test
  void context_whenClosed_shutsExecutorsDown() {
    ExecutorService service = context.getBean("service", ExecutorService.class);
    ThreadPoolTaskScheduler scheduler = context.getBean(ThreadPoolTaskScheduler.class);

    context.close();

    assertThat(service.isShutdown()).isTrue();
    assertThat(scheduler.getScheduledExecutor().isShutdown()).isTrue();
  }

  /** As behind Sleuth, which makes proxies of executors too. */
  @Test
  void executorThatIsAProxyAlready_keepsItsClassAndCarriesTheLane() throws Exception {
    try (AnnotationConfigApplicationContext proxied =
        new AnnotationConfigApplicationContext(Proxying.class, Beans.class)) {
      ThreadPoolTaskScheduler scheduler = proxied.getBean(ThreadPoolTaskScheduler.class);

      try (Scope ignored = CurrentLane.open("blue")) {
        assertThat(laneOf(task -> scheduler.schedule(task, Instant.now()))).contains("blue");
        assertThat(carried(task -> scheduler.scheduleAtFixedRate(task, Duration.ofMillis(1))))
            .contains(Propagated.OF_NO_REQUEST);
      }
      assertThat(proxied.getBean(Wiring.class)).isNotNull();
    }
  }

  /** The lane of the first run of a task that is handed over now. */
  private static Optional<String> laneOf(Consumer<Runnable> executor) throws Exception {
    return carried(executor).map(Propagated::lane);
  }

  private static Optional<Propagated> carried(Consumer<Runnable> executor) throws Exception {
    LinkedBlockingQueue<Optional<Propagated>> runs = new LinkedBlockingQueue<>();
    executor.accept(() -> runs.add(Optional.ofNullable(CurrentLane.capture())));
    return runs.take();
  }

  static class Proxying {
    @Bean
    static BeanPostProcessor proxies() {
      return new BeanPostProcessor() {
        @Override
        public Object postProcessAfterInitialization(Object bean, String beanName) {
          return bean instanceof ThreadPoolTaskScheduler ? proxy(bean) : bean;
        }
      };
    }

    private static Object proxy(Object bean) {
      ProxyFactory factory = new ProxyFactory(bean);
      factory.setProxyTargetClass(true);
      return factory.getProxy();
    }
  }

  /** Every bean where a constructor asks for it by its declared type. */
  record Wiring(
      ExecutorService service,
      ScheduledExecutorService scheduled,
      ThreadPoolExecutor concrete,
      ForkJoinPool forkJoin,
      ThreadPoolTaskScheduler scheduler) {}

  static class Beans {
    @Bean
    static ExecutorPostProcessor postProcessor(ConfigurableListableBeanFactory beans) {
      return new ExecutorPostProcessor(beans);
    }

    @Bean
    ExecutorService service() {
      return Executors.newFixedThreadPool(2);
    }

    @Bean
    ScheduledExecutorService scheduled() {
      return Executors.newScheduledThreadPool(1);
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
    ThreadPoolTaskScheduler scheduler() {
      return new ThreadPoolTaskScheduler();
    }

    @Bean
    Wiring wiring(
        ExecutorService service,
        ScheduledExecutorService scheduled,
        ThreadPoolExecutor concrete,
        ForkJoinPool forkJoin,
        ThreadPoolTaskScheduler scheduler) {
      return new Wiring(service, scheduled, concrete, forkJoin, scheduler);
    }
  }
}
