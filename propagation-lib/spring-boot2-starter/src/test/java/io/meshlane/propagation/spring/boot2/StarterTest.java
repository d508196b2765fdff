package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.CurrentLane;
import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.Scope;
import io.meshlane.propagation.servlet.LaneJavaxFilter;
import io.meshlane.propagation.spring.LaneFeignCapability;
import io.meshlane.propagation.spring.LaneWebFilter;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javax.servlet.DispatcherType;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.task.TaskExecutionAutoConfiguration;
import org.springframework.boot.autoconfigure.web.client.RestTemplateAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.client.RestTemplateBuilder;
import org.springframework.boot.web.client.RestTemplateCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.task.TaskDecorator;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.web.client.RestTemplate;
import org.springframework.web.reactive.function.client.WebClient;

class StarterTest {
  static final AutoConfigurations OURS =
      AutoConfigurations.of(
          PropagationAutoConfiguration.class,
          ServletAutoConfiguration.class,
          WebfluxAutoConfiguration.class,
          ClientAutoConfiguration.class,
          AsyncAutoConfiguration.class,
          SleuthAutoConfiguration.class,
          InfoAutoConfiguration.class);

  private final ApplicationContextRunner plain =
      new ApplicationContextRunner().withConfiguration(OURS);
  private final WebApplicationContextRunner servlet =
      new WebApplicationContextRunner().withConfiguration(OURS);
  private final ReactiveWebApplicationContextRunner reactive =
      new ReactiveWebApplicationContextRunner().withConfiguration(OURS);

  @Test
  void importsFile_namesEveryConfiguration() {
    ClassLoader loader = getClass().getClassLoader();

    assertThat(ImportCandidates.load(AutoConfiguration.class, loader))
        .containsAll(Stream.of(AutoConfigurations.getClasses(OURS)).map(Class::getName).toList());
  }

  @Test
  void servletApplication_hasTheFilterInFrontAndOnEveryDispatch() {
    servlet.run(
        context -> {
          FilterRegistrationBean<?> filter =
              context.getBean("laneServletFilter", FilterRegistrationBean.class);

          assertThat(filter.getFilter()).isInstanceOf(LaneJavaxFilter.class);
          assertThat(filter.getOrder()).isEqualTo(LaneWebFilter.ORDER);
          assertThat(filter)
              .extracting("dispatcherTypes")
              .isEqualTo(EnumSet.allOf(DispatcherType.class));
          assertThat(context).hasSingleBean(AsyncAutoConfiguration.Mvc.class);
          assertThat(context).doesNotHaveBean(LaneWebFilter.class);
        });
  }

  @Test
  void reactiveApplication_hasTheWebFilter() {
    reactive.run(
        context -> {
          assertThat(context).hasSingleBean(LaneWebFilter.class);
          assertThat(context).doesNotHaveBean("laneServletFilter");
        });
  }

  @Test
  void absentLibraries_areNotMissed() {
    plain
        .withClassLoader(
            new FilteredClassLoader(
                "feign",
                "okhttp3",
                "brave",
                "reactor",
                "javax.servlet",
                "org.springframework.web.reactive",
                "org.springframework.web.servlet",
                "org.springframework.boot.actuate"))
        .withBean(RestTemplate.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(RestTemplate.class).getInterceptors()).hasSize(1);
            });
    plain
        .withClassLoader(
            new FilteredClassLoader("org.springframework.web", "org.springframework.http"))
        .run(context -> assertThat(context).hasNotFailed());
  }

  /** Brave's are on this class path; a Tracing bean is not. */
  @Test
  void classesOfSleuthAlone_changeNothing() {
    servlet.run(context -> assertThat(context).doesNotHaveBean(LaneBaggage.class));
  }

  @Test
  void clients_haveTheLaneAndKeepTheirTypes() {
    plain
        .withBean(OkHttpClient.class)
        .withBean(WebClient.class, WebClient::create)
        .run(
            context -> {
              assertThat(context).hasSingleBean(LaneFeignCapability.class);
              assertThat(context.getBean(OkHttpClient.class))
                  .isNotExactlyInstanceOf(OkHttpClient.class);
              assertThat(context.getBean(WebClient.class)).isNotNull();
            });
  }

  @Test
  void info_hasTheFigures() {
    plain.run(
        context -> {
          Info.Builder info = new Info.Builder();

          context.getBean(InfoContributor.class).contribute(info);

          assertThat(info.build().get("meshlane", Map.class))
              .containsEntry("header", "project-version")
              .containsEntry("lost", 0L);
        });
  }

  @Test
  void twoApplicationsInOneProcess_haveTheirOwnRules() {
    plain
        .withPropertyValues("meshlane.propagation.header=x-first")
        .run(
            first ->
                plain.run(
                    second -> {
                      assertThat(first.getBean(Propagation.class).header()).isEqualTo("x-first");
                      assertThat(second.getBean(Propagation.class).header())
                          .isEqualTo("project-version");
                    }));
  }

  @Test
  void decoratorBeanOfTheApplication_isKeptInBootsExecutor() {
    List<String> decorated = new CopyOnWriteArrayList<>();
    TaskDecorator decorator =
        task ->
            () -> {
              decorated.add("in lane " + CurrentLane.get());
              task.run();
            };

    plain
        .withConfiguration(AutoConfigurations.of(TaskExecutionAutoConfiguration.class))
        .withBean(TaskDecorator.class, () -> decorator)
        .run(
            context -> {
              try (Scope ignored = CurrentLane.open("blue")) {
                context.getBean(ThreadPoolTaskExecutor.class).submit(() -> {}).get();
              }

              assertThat(decorated).containsExactly("in lane blue");
            });
  }

  @Test
  void customizersOfTheApplication_areKeptInBootsBuilders() {
    ClientHttpRequestInterceptor own =
        (request, body, execution) -> execution.execute(request, body);

    plain
        .withConfiguration(AutoConfigurations.of(RestTemplateAutoConfiguration.class))
        .withBean(
            RestTemplateCustomizer.class, () -> template -> template.getInterceptors().add(own))
        .run(
            context -> {
              RestTemplate built = context.getBean(RestTemplateBuilder.class).build();

              assertThat(built.getInterceptors()).hasSize(2).startsWith(own);
            });
  }
}
