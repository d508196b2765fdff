package io.meshlane.generator.report;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_VERSION_UNKNOWN;
import static io.meshlane.generator.diagnostic.DiagnosticCode.PREFIX_CATCHES_NEIGHBOUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticPrinterTest {
  private static final Diagnostic ERROR =
      new Diagnostic(
          LANE_VERSION_UNKNOWN,
          new Place("topology.yaml", 27, 15),
          "lane 'canary' picks version 'v3' of service 'cart', which has only 'v1', 'v2'",
          "did you mean 'v2'? otherwise add 'v3' under services.cart.versions");

  @Test
  void print_plain_isThreeLines() {
    String text = DiagnosticPrinter.PLAIN.print(ERROR);

    assertThat(text)
        .isEqualTo(
            """
            error[ML0103] topology.yaml:27:15: lane 'canary' picks version 'v3' of service 'cart', which has only 'v1', 'v2'
              help: did you mean 'v2'? otherwise add 'v3' under services.cart.versions
              see:  DIAGNOSTICS.md#ml0103""");
  }

  @Test
  void print_ofTheWholeFile_namesNoLine() {
    Diagnostic warning =
        new Diagnostic(PREFIX_CATCHES_NEIGHBOUR, Place.of("shop.yaml"), "message", "help");

    assertThat(DiagnosticPrinter.PLAIN.print(warning))
        .startsWith("warning[ML0209] shop.yaml: message\n");
  }

  @Test
  void print_coloured_saysTheSame() {
    String text = new DiagnosticPrinter(true).print(ERROR);

    assertThat(text).startsWith("\u001b[1;31merror[ML0103]\u001b[0m ");
    assertThat(text.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(DiagnosticPrinter.PLAIN.print(ERROR));
  }

  @Test
  void print_ofWordsThatWouldDriveATerminal_showsThem() {
    Diagnostic hostile =
        new Diagnostic(
            LANE_VERSION_UNKNOWN, Place.of("a\nb"), "\u001b[2Jlane\u2028\u202e", "write\rthis");

    assertThat(DiagnosticPrinter.PLAIN.print(hostile))
        .isEqualTo(
            """
            error[ML0103] a\\u000ab: \\u001b[2Jlane\\u2028\\u202e
              help: write\\u000dthis
              see:  DIAGNOSTICS.md#ml0103""");
  }

  @Test
  void tally_ofEachSeverity_countsInWords() {
    Diagnostic warning =
        new Diagnostic(PREFIX_CATCHES_NEIGHBOUR, Place.of("shop.yaml"), "message", "help");

    assertThat(Tally.of(List.of(ERROR, warning, ERROR))).hasToString("2 errors, 1 warning");
    assertThat(Tally.of(List.of(ERROR))).hasToString("1 error");
    assertThat(Tally.of(List.of(warning, warning))).hasToString("2 warnings");
    assertThat(Tally.of(List.of())).hasToString("no findings");
  }
}
