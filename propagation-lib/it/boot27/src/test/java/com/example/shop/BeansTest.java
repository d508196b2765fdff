package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.ScheduledExecutorService;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;
import org.springframework.web.client.RestTemplate;

class BeansTest {
  @Test
  void beans_canBeHadByTheTypesTheyWereDeclaredWith() {
    try (StartedShop shop = new StartedShop("servlet")) {
      ConfigurableApplicationContext context = shop.context();

      assertThat(context.getBean("taskExecutor")).isExactlyInstanceOf(ThreadPoolTaskExecutor.class);
      assertThat(context.getBean("simpleAsyncTaskExecutor"))
          .isExactlyInstanceOf(SimpleAsyncTaskExecutor.class);
      assertThat(context.getBean("restTemplate")).isExactlyInstanceOf(RestTemplate.class);
      assertThat(context.getBean(OkHttpClient.class)).isNotNull();
      assertThat(context.getBean(ExecutorService.class)).isNotNull();
      assertThat(context.getBean(ThreadPoolTaskScheduler.class)).isNotNull();
    }
  }

  @Test
  void executors_endWithTheirContext() {
    ExecutorService service;
    ScheduledExecutorService scheduler;

    try (StartedShop shop = new StartedShop("servlet")) {
      service = shop.context().getBean(ExecutorService.class);
      scheduler = shop.context().getBean(ThreadPoolTaskScheduler.class).getScheduledExecutor();
    }

    assertThat(service.isShutdown()).isTrue();
    assertThat(scheduler.isShutdown()).isTrue();
  }

  @Test
  void twoApplications_runBesideEachOther() {
    try (StartedShop first = new StartedShop("servlet");
        StartedShop second = new StartedShop("reactive")) {
      assertThat(first.address()).isNotEqualTo(second.address());
    }
  }
}
