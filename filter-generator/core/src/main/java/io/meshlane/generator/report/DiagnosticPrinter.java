package io.meshlane.generator.report;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import java.util.Locale;

/**
 * Prints a diagnostic for people, in three lines: what is wrong and where, what to write instead,
 * and where to read more.
 *
 * <p>Whatever a file holds, its words cannot begin a line of their own, move the cursor or turn the
 * direction of the text: such characters are printed as {@code \}{@code u001b}.
 *
 * @param coloured whether the reader is a terminal that shows colours
 */
public record DiagnosticPrinter(boolean coloured) {
  /** For logs, files and pipes. */
  public static final DiagnosticPrinter PLAIN = new DiagnosticPrinter(false);

  private static final String BOLD = "1";
  private static final String RED = "1;31";
  private static final String YELLOW = "1;33";
  private static final String CYAN = "36";

  /** The three lines, without a newline at the end. */
  public String print(Diagnostic diagnostic) {
    DiagnosticCode code = diagnostic.code();
    String what = code.severity().label() + "[" + code.id() + "]";
    return ink(diagnostic.isError() ? RED : YELLOW, what)
        + " "
        + ink(BOLD, oneLine(diagnostic.place().toString()) + ":")
        + " "
        + oneLine(diagnostic.message())
        + "\n"
        + ink(CYAN, "  help: ")
        + oneLine(diagnostic.help())
        + "\n"
        + ink(CYAN, "  see:  ")
        + see(code);
  }

  /** Where the rule is explained: {@code DIAGNOSTICS.md#ml0103}. */
  static String see(DiagnosticCode code) {
    return "DIAGNOSTICS.md#" + code.id().toLowerCase(Locale.ROOT);
  }

  private String ink(String colour, String text) {
    return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              if (isInvisible(point)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", point));
              } else {
                line.appendCodePoint(point);
              }
            });
    return line.toString();
  }

  private static boolean isInvisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
