package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.Propagation;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;

/** Exactly which beans there are, and which of them each switch takes away. */
class SwitchesTest {
  private static final List<String> RULES = List.of("lanePropagation");
  private static final List<String> SERVLET = List.of("laneServletFilter");
  private static final List<String> WEBFLUX = List.of("laneWebFilter");
  private static final List<String> INFO = List.of("lanePropagationInfoContributor");
  private static final List<String> EXECUTORS =
      List.of(
          "laneTaskExecutorPostProcessor",
          "laneAsyncMethodPostProcessor",
          "laneExecutorPostProcessor");
  private static final List<String> CONTROLLERS = List.of("Mvc");
  private static final List<String> CLIENTS =
      List.of(
          "laneRestTemplatePostProcessor",
          "laneRestTemplateCustomizer",
          "laneWebClientPostProcessor",
          "laneWebClientCustomizer",
          "laneOkHttpPostProcessor",
          "laneFeignCapability");

  private final WebApplicationContextRunner servlet =
      new WebApplicationContextRunner().withConfiguration(StarterTest.OURS);
  private final ReactiveWebApplicationContextRunner reactive =
      new ReactiveWebApplicationContextRunner().withConfiguration(StarterTest.OURS);
  private final ApplicationContextRunner neither =
      new ApplicationContextRunner().withConfiguration(StarterTest.OURS);

  @Test
  void application_withoutSettings_hasAllThatItsServerNeeds() {
    servlet.run(has(RULES, SERVLET, EXECUTORS, CONTROLLERS, CLIENTS, INFO));
    reactive.run(has(RULES, WEBFLUX, EXECUTORS, CLIENTS, INFO));
    neither.run(has(RULES, EXECUTORS, CLIENTS, INFO));
  }

  @Test
  void enabled_false_leavesNothing() {
    servlet.withPropertyValues("meshlane.propagation.enabled=false").run(has());
    reactive.withPropertyValues("meshlane.propagation.enabled=false").run(has());
  }

  @Test
  void enabled_false_leavesNothingButTheRulesOfTheApplication() {
    servlet
        .withBean("rules", Propagation.class, Propagation::withDefaults)
        .withPropertyValues("meshlane.propagation.enabled=false")
        .run(has());
  }

  @Test
  void switch_takesAwayItsPartAndNoOther() {
    servlet
        .withPropertyValues("meshlane.propagation.servlet.enabled=false")
        .run(has(RULES, EXECUTORS, CONTROLLERS, CLIENTS, INFO));
    servlet
        .withPropertyValues("meshlane.propagation.async.enabled=false")
        .run(has(RULES, SERVLET, CLIENTS, INFO));
    servlet
        .withPropertyValues("meshlane.propagation.client.enabled=false")
        .run(has(RULES, SERVLET, EXECUTORS, CONTROLLERS, INFO));
    servlet
        .withPropertyValues("management.info.meshlane.enabled=false")
        .run(has(RULES, SERVLET, EXECUTORS, CONTROLLERS, CLIENTS));
    reactive
        .withPropertyValues("meshlane.propagation.webflux.enabled=false")
        .run(has(RULES, EXECUTORS, CLIENTS, INFO));
  }

  /** The configurations themselves are not counted, but for the one that is a customizer. */
  @SafeVarargs
  private static <C extends ApplicationContext> ContextConsumer<C> has(List<String>... names) {
    return context ->
        assertThat(Stream.of(context.getBeanDefinitionNames()))
            .filteredOn(name -> name.startsWith("lane") || name.endsWith("$Mvc"))
            .map(name -> name.substring(name.lastIndexOf('$') + 1))
            .containsExactlyInAnyOrderElementsOf(Stream.of(names).flatMap(List::stream).toList());
  }
}
