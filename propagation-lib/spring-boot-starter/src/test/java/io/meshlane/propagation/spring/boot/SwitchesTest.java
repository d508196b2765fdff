package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** Exactly which beans there are, and which of them each switch takes away. */
class SwitchesTest {
  private static final Class<?>[] ALL = all();
  private static final List<String> RULES = List.of("lanePropagation");
  private static final List<String> SERVLET = List.of("laneFilterRegistration");
  private static final List<String> WEBFLUX = List.of("laneWebFilter");
  private static final List<String> INFO = List.of("lanePropagationInfoContributor");
  private static final List<String> EXECUTORS =
      List.of(
          "laneTaskExecutorPostProcessor",
          "laneAsyncMethodPostProcessor",
          "laneExecutorPostProcessor",
          "laneThreadPoolCustomizer",
          "laneSimpleAsyncCustomizer");
  private static final List<String> CONTROLLERS = List.of("AsynchronousControllers");
  private static final List<String> CLIENTS =
      List.of(
          "laneRestTemplatePostProcessor",
          "laneRestClientPostProcessor",
          "laneWebClientPostProcessor",
          "laneOkHttpPostProcessor",
          "laneFeignCapability",
          "laneBoot3RestTemplateCustomizer",
          "laneBoot3RestClientCustomizer",
          "laneBoot3WebClientCustomizer",
          "laneBoot4RestTemplateCustomizer",
          "laneBoot4RestClientCustomizer",
          "laneBoot4WebClientCustomizer");

  private final WebApplicationContextRunner servlet =
      new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(ALL));
  private final ReactiveWebApplicationContextRunner reactive =
      new ReactiveWebApplicationContextRunner().withConfiguration(AutoConfigurations.of(ALL));
  private final ApplicationContextRunner neither =
      new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(ALL));

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
            .filteredOn(name -> name.startsWith("lane") || name.endsWith(CONTROLLERS.get(0)))
            .map(name -> name.substring(name.lastIndexOf('$') + 1))
            .containsExactlyInAnyOrderElementsOf(Stream.of(names).flatMap(List::stream).toList());
  }

  /** As Boot finds them, and so a class missing in the file is missing here. */
  private static Class<?>[] all() {
    String file =
        "/META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";
    try (InputStream imports = PropagationAutoConfiguration.class.getResourceAsStream(file)) {
      String names = new String(imports.readAllBytes(), StandardCharsets.UTF_8);
      return names
          .lines()
          .map(name -> ClassUtils.resolveClassName(name, null))
          .toArray(Class<?>[]::new);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
