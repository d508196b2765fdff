package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.HEADER_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Topology;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The routing header is a name Istio matches: lower case, no blanks, and none that proxies use
 * themselves.
 */
final class HeaderIsToken implements Analyzer {
  private static final Pattern TOKEN = Pattern.compile("[a-z0-9!#$%&'*+.^_`|~-]{1,128}");
  private static final Set<String> RESERVED =
      Set.of("host", "connection", "content-length", "transfer-encoding", "te", "upgrade");

  @Override
  public void analyze(Subject subject, Findings findings) {
    String header = subject.topology().header();
    if (!TOKEN.matcher(header).matches() || RESERVED.contains(header)) {
      String lower = header.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
      String name = RESERVED.contains(lower) || lower.isEmpty() ? "project-version" : lower;
      String message = quoted(header) + " cannot be the routing header";
      findings.add(
          HEADER_INVALID,
          subject.place(Topology.HEADER),
          message,
          "write header: " + name + " (lower case, no blanks)");
    }
  }
}
