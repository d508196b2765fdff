package io.meshlane.propagation.spring.boot2;

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

class SettingsTest {
  private final ApplicationContextRunner plain =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(PropagationAutoConfiguration.class));

  @Test
  void settings_reachTheRules() {
    plain
        .withPropertyValues(
            "meshlane.propagation.header=X-Lane",
            "meshlane.propagation.further-headers=X-Tenant,X-User",
            "meshlane.propagation.hosts.allow=*.example.com",
            "meshlane.propagation.hosts.deny=pay.example.com",
            "meshlane.propagation.origin.enabled=true",
            "PROJECT_VERSION=release-v1")
        .run(
            context -> {
              Propagation propagation = context.getBean(Propagation.class);

              assertThat(propagation.header()).isEqualTo("x-lane");
              assertThat(propagation.furtherHeaders()).containsExactly("x-tenant", "x-user");
              assertThat(propagation.hosts().allows("shop.example.com")).isTrue();
              assertThat(propagation.hosts().allows("pay.example.com")).isFalse();
              assertThat(propagation.lane()).isEqualTo("release-v1");
            });
  }

  @Test
  void environmentVariable_isNoOriginUnlessSwitchedOn() {
    plain
        .withPropertyValues("PROJECT_VERSION=release-v1")
        .run(context -> assertThat(context.getBean(Propagation.class).lane()).isNull());
  }

  @ParameterizedTest
  @MethodSource("hostileNames")
  void header_thatIsNone_endsTheStartAndIsNamed(String name, String message) {
    for (String key : List.of("header", "further-headers")) {
      plain
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
    plain
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
  void rulesOfTheApplication_replaceOurs() {
    Propagation own = Propagation.builder().header("x-own").build();

    plain
        .withBean(Propagation.class, () -> own)
        .run(context -> assertThat(context.getBean(Propagation.class)).isSameAs(own));
  }

  @Test
  void customizer_hasTheLastWord() {
    plain
        .withBean(PropagationCustomizer.class, () -> rules -> rules.header("x-custom"))
        .run(
            context ->
                assertThat(context.getBean(Propagation.class).header()).isEqualTo("x-custom"));
  }
}
