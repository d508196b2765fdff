package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class InfoPropagationAutoConfigurationTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  PropagationAutoConfiguration.class, InfoPropagationAutoConfiguration.class));

  @Test
  void info_tellsTheRulesAndTheFigures() {
    runner.run(
        context -> {
          Info.Builder info = new Info.Builder();

          context.getBean(InfoContributor.class).contribute(info);

          assertThat(info.build().getDetails())
              .extractingByKey("meshlane")
              .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
              .containsEntry("header", "project-version")
              .containsEntry("further-headers", List.of())
              .containsEntry("invalid", 0L)
              .containsEntry("conflicting", 0L)
              .containsEntry("withheld", 0L)
              .containsEntry("lost", 0L);
        });
  }

  @Test
  void application_withoutActuator_starts() {
    runner
        .withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
        .run(context -> assertThat(context).hasNotFailed());
  }
}
