package io.meshlane.generator.spec;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** DIAGNOSTICS.md: a section {@code ### ML0103} for each code. */
record DiagnosticsPage(String text) {
  private static final Path FILE = Path.of("../DIAGNOSTICS.md");
  private static final Pattern HEADING = Pattern.compile("(?m)^### (.+)$");
  private static final Pattern SECTION_END = Pattern.compile("(?m)^###? ");
  private static final String BEGIN = "<!-- example -->\n";
  private static final String END = "<!-- end -->";

  static DiagnosticsPage read() throws IOException {
    return new DiagnosticsPage(Files.readString(FILE));
  }

  /** The ids of the sections, in the order of the page. */
  List<String> ids() {
    return HEADING.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  /** The section of {@code code}, without its heading; empty when there is none. */
  String section(DiagnosticCode code) {
    String heading = "### " + code.id() + "\n";
    int start = text.indexOf(heading);
    if (start < 0) {
      return "";
    }
    Matcher end = SECTION_END.matcher(text);
    int from = start + heading.length();
    return text.substring(from, end.find(from) ? end.start() : text.length());
  }

  /** What stands between the example's two comments. */
  String example(DiagnosticCode code) {
    String section = section(code);
    return section.contains(BEGIN) && section.contains(END)
        ? section.substring(section.indexOf(BEGIN) + BEGIN.length(), section.indexOf(END))
        : "";
  }

  /** The page with another example for {@code code}. */
  DiagnosticsPage with(DiagnosticCode code, String example) {
    String section = section(code);
    String changed = section.replace(BEGIN + example(code), BEGIN + example);
    return new DiagnosticsPage(text.replace(section, changed));
  }

  void write() throws IOException {
    Files.writeString(FILE, text);
  }
}
