package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/** What each switch takes away; seen by the names of the beans that are ours. */
class SwitchesTest {
  private static final Class<?>[] ALL = all();

  private final WebApplicationContextRunner servlet =
      new WebApplicationContextRunner().withConfiguration(AutoConfigurations.of(ALL));
  private final ReactiveWebApplicationContextRunner reactive =
      new ReactiveWebApplicationContextRunner().withConfiguration(AutoConfigurations.of(ALL));

  @Test
  void application_withoutSettings_hasAllThatItsServerNeeds() {
    servlet.run(
        context ->
            assertThat(ours(context))
                .contains(
                    "lanePropagation",
                    "laneFilterRegistration",
                    "laneTaskExecutorPostProcessor",
                    "laneRestTemplatePostProcessor",
                    "lanePropagationInfoContributor")
                .doesNotContain("laneWebFilter"));
    reactive.run(
        context ->
            assertThat(ours(context))
                .contains("lanePropagation", "laneWebFilter", "laneWebClientPostProcessor")
                .doesNotContain("laneFilterRegistration"));
  }

  @Test
  void enabled_false_leavesNothing() {
    servlet
        .withPropertyValues("meshlane.propagation.enabled=false")
        .run(context -> assertThat(ours(context)).isEmpty());
    reactive
        .withPropertyValues("meshlane.propagation.enabled=false")
        .run(context -> assertThat(ours(context)).isEmpty());
  }

  @Test
  void switch_takesAwayItsPart() {
    servlet
        .withPropertyValues("meshlane.propagation.servlet.enabled=false")
        .run(context -> assertThat(ours(context)).doesNotContain("laneFilterRegistration"));
    servlet
        .withPropertyValues("meshlane.propagation.async.enabled=false")
        .run(context -> assertThat(ours(context)).noneMatch(name -> name.contains("Executor")));
    servlet
        .withPropertyValues("meshlane.propagation.client.enabled=false")
        .run(
            context ->
                assertThat(ours(context))
                    .noneMatch(name -> name.contains("Client") || name.contains("Feign")));
    servlet
        .withPropertyValues("management.info.meshlane.enabled=false")
        .run(context -> assertThat(ours(context)).doesNotContain("lanePropagationInfoContributor"));
    reactive
        .withPropertyValues("meshlane.propagation.webflux.enabled=false")
        .run(context -> assertThat(ours(context)).doesNotContain("laneWebFilter"));
  }

  private static List<String> ours(ApplicationContext context) {
    return Arrays.stream(context.getBeanDefinitionNames())
        .filter(name -> name.startsWith("lane"))
        .toList();
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
