package io.meshlane.generator.spec;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Severity;
import io.meshlane.generator.report.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every code has its cases and its section, and every section its code. {@code
 * -Dgolden.update=true} writes the examples of DIAGNOSTICS.md anew.
 */
class CatalogueTest {
  @TempDir Path folder;

  /** Those that files alone can break; the others have their tests beside the cluster's code. */
  static List<DiagnosticCode> codesOfFiles() {
    return Arrays.stream(DiagnosticCode.values()).filter(code -> !code.isOfCluster()).toList();
  }

  @ParameterizedTest
  @MethodSource("codesOfFiles")
  void code_inTheSpecs_hasNegativeAndPositiveCases(DiagnosticCode code) {
    assertThat(SpecFile.of(code, true)).isNotEmpty();
    assertThat(SpecFile.of(code, false)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void code_inTheDiagnosticsPage_saysWhatWhyAndWhatInstead(DiagnosticCode code) throws IOException {
    String section = DiagnosticsPage.read().section(code);

    String summary = code.summary().substring(0, 1).toUpperCase(Locale.ROOT);
    String severity = code.severity() == Severity.ERROR ? "Error." : "Warning.";
    assertThat(section)
        .startsWith("\n**" + summary + code.summary().substring(1) + ".** " + severity + "\n\n");
    assertThat(section.substring(0, section.indexOf("<!--")).length()).isGreaterThan(120);
    assertThat(section).contains("\n\n**Instead:** ");
  }

  @ParameterizedTest
  @MethodSource("codesOfFiles")
  void code_inTheDiagnosticsPage_showsATrueExample(DiagnosticCode code) throws IOException {
    String example = example(SpecFile.of(code, true).get(0));

    if (Boolean.getBoolean("golden.update")) {
      DiagnosticsPage.read().with(code, example).write();
    }

    assertThat(DiagnosticsPage.read().example(code)).isEqualTo(example);
  }

  @Test
  void diagnosticsPage_hasOneSectionForEachCodeInOrder() throws IOException {
    List<String> ids = Arrays.stream(DiagnosticCode.values()).map(DiagnosticCode::id).toList();

    assertThat(DiagnosticsPage.read().ids()).isEqualTo(ids);
    assertThat(ids).isSorted().doesNotHaveDuplicates().allMatch(id -> id.matches("ML[0-9]{4}"));
  }

  private String example(SpecCase spec) throws IOException {
    String findings =
        SpecRun.generate(spec, folder).stream()
            .map(DiagnosticPrinter.PLAIN::print)
            .collect(joining("\n"));
    String shown = spec.input().shown();
    String input = shown.isEmpty() ? "" : "```yaml\n" + shown + "\n```\n\n";
    return input + "```text\n" + findings + "\n```\n";
  }
}
