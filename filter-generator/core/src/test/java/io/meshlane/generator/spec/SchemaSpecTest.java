package io.meshlane.generator.spec;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DURATION_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.MISSING_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.NUMBER_OUT_OF_RANGE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.UNKNOWN_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VALUE_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VERSION_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WRONG_TYPE;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.parser.TopologySchema;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The editors' schema refuses what the parser refuses, and nothing that Meshlane accepts. */
class SchemaSpecTest {
  private static final Set<DiagnosticCode> TOLD_BY_SCHEMA =
      Set.of(
          UNKNOWN_KEY,
          WRONG_TYPE,
          MISSING_KEY,
          DURATION_INVALID,
          NUMBER_OUT_OF_RANGE,
          VALUE_INVALID,
          VERSION_INVALID);

  /** They need arithmetic, or a look at two items at once. */
  private static final Set<String> BEYOND_A_SCHEMA =
      Set.of("one port twice", "more than a year", "less than a millisecond");

  static Stream<SpecCase> refused() {
    return SpecFile.all().stream()
        .filter(spec -> spec.negative() && TOLD_BY_SCHEMA.contains(spec.rule()))
        .filter(spec -> !BEYOND_A_SCHEMA.contains(spec.name()));
  }

  static Stream<SpecCase> accepted() {
    return SpecFile.all().stream().filter(spec -> !spec.negative());
  }

  @ParameterizedTest
  @MethodSource("refused")
  void schema_ofAMistakeOfKeysOrTypes_refusesIt(SpecCase spec) {
    assertThat(TopologySchema.validate(spec.input().topologyText().text())).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void schema_ofWhatMeshlaneAccepts_acceptsIt(SpecCase spec) {
    String text = spec.input().topologyText().text().replace("\uFEFF", "");

    assertThat(TopologySchema.validate(text)).isEmpty();
  }
}
