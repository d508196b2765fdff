package io.meshlane.generator.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule, by example: the mistakes it finds, and the nearest right things it leaves alone. */
class SpecTest {
  @TempDir Path folder;

  static Stream<SpecCase> negative() {
    return SpecFile.all().stream().filter(SpecCase::negative);
  }

  static Stream<SpecCase> positive() {
    return SpecFile.all().stream().filter(spec -> !spec.negative());
  }

  @ParameterizedTest
  @MethodSource("negative")
  void generate_mistake_isFoundOnceWithPlaceAndHelp(SpecCase spec) throws IOException {
    List<Diagnostic> found = SpecRun.generate(spec, folder);

    List<Diagnostic> ofRule = found.stream().filter(d -> d.code() == spec.rule()).toList();
    assertThat(ofRule)
        .as("%s", found)
        .extracting(Diagnostic::place)
        .containsExactlyElementsOf(SpecRun.places(spec));
    assertThat(ofRule)
        .allSatisfy(
            diagnostic -> {
              assertThat(diagnostic.message()).contains(spec.expected().message());
              assertThat(diagnostic.help()).isNotBlank().contains(spec.expected().help());
            });
    assertThat(others(spec, found)).containsExactlyInAnyOrderElementsOf(spec.expected().also());
  }

  @ParameterizedTest
  @MethodSource("positive")
  void generate_nearestRightThing_isAccepted(SpecCase spec) throws IOException {
    List<Diagnostic> found = SpecRun.generate(spec, folder);

    assertThat(found).noneMatch(diagnostic -> diagnostic.code() == spec.rule());
    assertThat(found).noneMatch(Diagnostic::isError);
    assertThat(others(spec, found)).containsExactlyInAnyOrderElementsOf(spec.expected().also());
  }

  @ParameterizedTest
  @MethodSource("negative")
  void validate_mistake_isFoundWithoutWriting(SpecCase spec) throws IOException {
    List<Diagnostic> found = SpecRun.validate(spec, folder);

    assertThat(found.stream().anyMatch(d -> d.code() == spec.rule()))
        .isNotEqualTo(aboutOutput(spec));
    assertThat(Files.exists(folder.resolve("out"))).isEqualTo(spec.input().out().isThere());
  }

  private static boolean aboutOutput(SpecCase spec) {
    return spec.rule().compareTo(DiagnosticCode.OUTPUT_NOT_WRITABLE) >= 0;
  }

  private static List<DiagnosticCode> others(SpecCase spec, List<Diagnostic> found) {
    return found.stream().map(Diagnostic::code).filter(code -> code != spec.rule()).toList();
  }
}
