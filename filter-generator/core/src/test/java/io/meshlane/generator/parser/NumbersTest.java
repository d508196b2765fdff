package io.meshlane.generator.parser;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "1ms, 1",
    "0.001s, 1",
    "1.5s, 1500",
    "250ms, 250",
    "1h30m, 5400000",
    "1m1s1ms, 61001",
    "0.5h, 1800000",
    "1.500000000s, 1500",
    "0h1ms, 1",
    "8760h, 31536000000"
  })
  void duration_asPeopleWriteIt_isRead(String text, long millis) throws IOException {
    Topologies read = Topologies.traffic(folder, "timeout: " + text);

    assertThat(read.findings()).isEmpty();
    assertThat(read.traffic().timeout()).contains(Duration.ofMillis(millis));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10",
        "0s",
        "0ms",
        "0.0001s",
        "1.5ms",
        "-1s",
        "1d",
        "s",
        "1 s",
        "'1,5s'",
        "1e3s",
        "8760h1ms",
        "1s1",
        "٣s",
        "9999999999s",
        "1..5s",
        "'10s '"
      })
  void duration_thatIstioWouldRefuse_isAFinding(String text) throws IOException {
    Topologies read = Topologies.traffic(folder, "timeout: " + text);

    assertThat(read.findings())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.DURATION_INVALID);
    assertThat(read.traffic().timeout()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2147483647, 2147483647", "007, 7"})
  void integer_inRange_isRead(String text, int number) throws IOException {
    Topologies read = Topologies.traffic(folder, "maxRequestsPerConnection: " + text);

    assertThat(read.findings()).isEmpty();
    assertThat(read.traffic().maxRequestsPerConnection()).isEqualTo(OptionalInt.of(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "2147483648", "999999999999999999"})
  void integer_outOfRange_isAFinding(String text) throws IOException {
    Topologies read = Topologies.traffic(folder, "maxRequestsPerConnection: " + text);

    assertThat(read.findings())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.NUMBER_OUT_OF_RANGE);
    assertThat(read.traffic().maxRequestsPerConnection()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"many", "1.0", "1e3", "0x10", "1_000", "'1'", "true", "9999999999999999999", "٣"})
  void integer_thatIsNone_isAFinding(String text) throws IOException {
    Topologies read = Topologies.traffic(folder, "maxRequestsPerConnection: " + text);

    assertThat(read.findings())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.WRONG_TYPE);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "100, 100", "100.0, 100", "0.0001, 0.0001", "99.9999, 99.9999"})
  void percent_inRange_isRead(String text, double percent) throws IOException {
    Topologies read =
        Topologies.traffic(folder, "fault: {abort: {percent: " + text + ", status: 503}}");

    assertThat(read.findings()).isEmpty();
    assertThat(read.traffic().fault().orElseThrow().abortPercent())
        .isEqualTo(OptionalDouble.of(percent));
  }

  @ParameterizedTest
  @CsvSource({
    "100.0001, NUMBER_OUT_OF_RANGE",
    "999999999, NUMBER_OUT_OF_RANGE",
    "0.00001, WRONG_TYPE",
    "-1, WRONG_TYPE",
    "10%, WRONG_TYPE",
    ".5, WRONG_TYPE",
    ".nan, WRONG_TYPE",
    "'\"10\"', WRONG_TYPE",
    "half, WRONG_TYPE"
  })
  void percent_thatIsNone_isAFinding(String text, DiagnosticCode code) throws IOException {
    Topologies read =
        Topologies.traffic(folder, "fault: {abort: {percent: " + text + ", status: 503}}");

    assertThat(read.findings()).extracting(Diagnostic::code).containsExactly(code);
  }
}
