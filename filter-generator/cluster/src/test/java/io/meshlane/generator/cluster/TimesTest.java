package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({"500ms, PT0.5S", "90s, PT90S", "90, PT90S", "2m, PT2M", "1h, PT1H", "0, PT0S"})
  void time_asKubectlTakesIt_isUnderstood(String text, Duration expected) {
    assertThat(Times.parse(text)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "s", "-1s", "1.5s", "1d", "1m30s", "99999999999s"})
  void time_ofAnotherForm_isNone(String text) {
    assertThat(Times.parse(text)).isEmpty();
  }
}
