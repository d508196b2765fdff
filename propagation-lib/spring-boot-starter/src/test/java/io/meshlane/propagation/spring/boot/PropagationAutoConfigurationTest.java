package io.meshlane.propagation.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.spring.PropagationCustomizer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class PropagationAutoConfigurationTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(PropagationAutoConfiguration.class));

  @Test
  void rules_withoutSettings_areTheDefaults() {
    runner.run(
        context -> {
          Propagation rules = context.getBean(Propagation.class);

          assertThat(rules.header()).isEqualTo("project-version");
          assertThat(rules.furtherHeaders()).isEmpty();
          assertThat(rules.hosts().allows("cart")).isTrue();
          assertThat(rules.hosts().allows("api.example.com")).isFalse();
          assertThat(rules.lane()).isNull();
        });
  }

  @Test
  void rules_areThoseOfTheSettings() {
    runner
        .withPropertyValues(
            "meshlane.propagation.header=X-Lane",
            "meshlane.propagation.further-headers=x-request-id,x-user",
            "meshlane.propagation.hosts.allow=*.example.com",
            "meshlane.propagation.hosts.deny=cart",
            "meshlane.propagation.origin.enabled=true",
            "PROJECT_VERSION=release-v1")
        .run(
            context -> {
              Propagation rules = context.getBean(Propagation.class);

              assertThat(rules.header()).isEqualTo("x-lane");
              assertThat(rules.furtherHeaders()).containsExactly("x-request-id", "x-user");
              assertThat(rules.hosts().allows("api.example.com")).isTrue();
              assertThat(rules.hosts().allows("cart")).isFalse();
              assertThat(rules.lane()).isEqualTo("release-v1");
            });
  }

  @Test
  void environmentVariable_isNotTheOrigin_unlessSwitchedOn() {
    runner
        .withPropertyValues("PROJECT_VERSION=release-v1")
        .run(context -> assertThat(context.getBean(Propagation.class).lane()).isNull());
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void header_thatIsNone_endsTheStartAndIsNamed(String name, String message) {
    for (String key : List.of("header", "further-headers")) {
      runner
          .withSystemProperties("meshlane.propagation." + key + "=" + name)
          .run(
              context ->
                  assertThat(context)
                      .getFailure()
                      .hasStackTraceContaining("meshlane.propagation." + key + ": " + message));
    }
  }

  @Test
  void originThatIsNoLane_endsTheStartAndIsNamed() {
    runner
        .withPropertyValues(
            "meshlane.propagation.origin.enabled=true", "PROJECT_VERSION=feature/login")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining(
                        "meshlane.propagation.origin.lane: not a lane: 'feature/login'"));
  }

  static Stream<Arguments> hostileNames() {
    return Stream.of(
        arguments("project version", "not a header name: 'project version'"),
        arguments("project-versi\u00f6n", "not a header name: 'project-versi\\u00f6n'"),
        arguments("x\r\nx-evil", "not a header name: 'x\\u000d\\u000ax-evil'"),
        arguments(":authority", "not a header name: ':authority'"),
        arguments("x".repeat(100) + " y", "not a header name: '" + "x".repeat(80) + "…'"),
        arguments("Host", "header host belongs to one request"),
        arguments("Content-Length", "header content-length belongs to one request"));
  }

  @Test
  void customizer_completesTheRules() {
    runner
        .withBean(PropagationCustomizer.class, () -> rules -> rules.furtherHeader("x-tenant"))
        .run(
            context ->
                assertThat(context.getBean(Propagation.class).furtherHeaders())
                    .containsExactly("x-tenant"));
  }

  @Test
  void rulesOfTheApplication_replaceThem() {
    Propagation own = Propagation.builder().header("x-own").build();

    runner
        .withBean(Propagation.class, () -> own)
        .run(context -> assertThat(context.getBean(Propagation.class)).isSameAs(own));
  }
}
