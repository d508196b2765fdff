package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.it.Downstream;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.client.RestTemplate;

/** No bean changes its type, and what the application has added to one keeps working. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BeansTest {
  private static final List<String> MARKING_PATHS =
      List.of(
          "rest-template",
          "rest-template-builder",
          "web-client-builder",
          "feign",
          "okhttp",
          "task-executor");

  private StartedShop shop;

  @BeforeAll
  void start() {
    shop = new StartedShop("servlet");
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  @Test
  void beans_canBeHadByTheTypesTheyWereDeclaredWith() {
    ConfigurableListableBeanFactory beans = shop.context().getBeanFactory();
    List<String> changed = new ArrayList<>();

    for (String name : beans.getBeanDefinitionNames()) {
      Class<?> declared = declaredType(name, beans);
      Object bean = declared == null ? null : beans.getBean(name);
      boolean isThere = bean != null && !bean.equals(null); // Spring has an object for null
      if (isThere && !declared.isInstance(bean)) {
        changed.add(name + " is no " + declared.getName());
      }
    }

    assertThat(changed).isEmpty();
    assertThat(declaredType("executorService", beans)).isEqualTo(ExecutorService.class);
    assertThat(declaredType("callFactory", beans)).isEqualTo(Call.Factory.class);
  }

  /** Null for a bean that no method makes, and for one that is not there without a request. */
  private static Class<?> declaredType(String name, ConfigurableListableBeanFactory beans) {
    BeanDefinition definition = beans.getMergedBeanDefinition(name);
    Method method = ((RootBeanDefinition) definition).getResolvedFactoryMethod();
    return method == null || !definition.isSingleton() || beans.containsBean("&" + name)
        ? null
        : method.getReturnType();
  }

  @Test
  void beans_ofClasses_areOfJustTheseClasses() {
    ConfigurableApplicationContext context = shop.context();

    assertThat(context.getBean("taskExecutor")).isExactlyInstanceOf(ThreadPoolTaskExecutor.class);
    assertThat(context.getBean("simpleAsyncTaskExecutor"))
        .isExactlyInstanceOf(SimpleAsyncTaskExecutor.class);
    assertThat(context.getBean("restTemplate")).isExactlyInstanceOf(RestTemplate.class);
    assertThat(context.getBean(OkHttpClient.class)).isNotNull();
    assertThat(context.getBean(HttpClient.class)).isNotNull();
  }

  @Test
  void whatTheApplicationAdds_isStillDone() throws Exception {
    try (Downstream downstream = Downstream.start()) {
      Marks marks = shop.context().getBean(Marks.class);
      for (String path : MARKING_PATHS) {
        assertThat(marks.contains(path)).as("%s before its request", path).isFalse();

        send(path, downstream.address(path));

        assertThat(marks.contains(path)).as(path).isTrue();
        assertThat(downstream.received(path)).as(path).containsExactly(List.of("release-v1"));
        marks.clear();
      }
    }
  }

  private void send(String path, URI to) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(shop.address().resolve("/" + path + "?to=" + to))
            .header(Downstream.HEADER, "release-v1")
            .build();
    assertThat(HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body())
        .isEqualTo("done");
  }

  @Test
  void executors_endWithTheirContext() {
    ExecutorService service;
    ExecutorService ofSpring;
    try (StartedShop another = new StartedShop("servlet")) {
      service = another.context().getBean("executorService", ExecutorService.class);
      ofSpring =
          another
              .context()
              .getBean("taskExecutor", ThreadPoolTaskExecutor.class)
              .getThreadPoolExecutor();
    }

    assertThat(service.isShutdown()).isTrue();
    assertThat(ofSpring.isShutdown()).isTrue();
  }

  @Test
  void twoApplications_runBesideEachOther() {
    try (StartedShop another = new StartedShop("reactive")) {
      assertThat(another.address()).isNotEqualTo(shop.address());
    }
  }
}
