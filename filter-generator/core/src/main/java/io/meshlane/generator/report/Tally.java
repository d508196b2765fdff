package io.meshlane.generator.report;

import io.meshlane.generator.diagnostic.Diagnostic;
import java.util.List;

/** How many findings there are of each severity; the closing line of a report. */
public record Tally(long errors, long warnings) {

  /** Counts {@code diagnostics}. */
  public static Tally of(List<Diagnostic> diagnostics) {
    long errors = diagnostics.stream().filter(Diagnostic::isError).count();
    return new Tally(errors, diagnostics.size() - errors);
  }

  /** {@code 2 errors, 1 warning}, without what there is none of; {@code no findings}. */
  @Override
  public String toString() {
    if (errors == 0 && warnings == 0) {
      return "no findings";
    }
    if (errors == 0) {
      return count(warnings, "warning");
    }
    return count(errors, "error") + (warnings == 0 ? "" : ", " + count(warnings, "warning"));
  }

  /** {@code 1 file}, {@code 2 files}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
