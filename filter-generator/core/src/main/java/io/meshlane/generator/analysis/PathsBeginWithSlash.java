package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.PATH_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.REWRITE_SLASHES;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Service;
import java.util.regex.Pattern;

/** Paths and rewrites begin with a slash and hold no blank, query or fragment. */
final class PathsBeginWithSlash implements Analyzer {
  private static final Pattern PATH = Pattern.compile("/[!-~&&[^?#]]{0,1023}");

  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      for (Entry entry : service.entries()) {
        check(
            subject,
            findings,
            entry.origin().child(entry.path().exact() ? "exact" : "prefix"),
            entry.path().value());
        slashes(subject, findings, entry);
        entry
            .rewrite()
            .ifPresent(
                rewrite -> check(subject, findings, entry.origin().child("rewrite"), rewrite));
      }
    }
  }

  /** Envoy replaces the prefix and nothing else: /api by / makes //x of /api/x. */
  private static void slashes(Subject subject, Findings findings, Entry entry) {
    String prefix = entry.path().value();
    boolean differ =
        entry
            .rewrite()
            .filter(rewrite -> rewrite.endsWith("/") != prefix.endsWith("/"))
            .isPresent();
    if (differ && !entry.path().exact()) {
      String rewrite = entry.rewrite().get();
      String message =
          "prefix "
              + quoted(prefix)
              + " is replaced by "
              + quoted(rewrite)
              + ", so "
              + quoted(below(prefix))
              + " becomes "
              + quoted(rewrite + below(prefix).substring(prefix.length()));
      String help = "end both in a slash, or neither: as prefix: /api/ and rewrite: /";
      findings.add(REWRITE_SLASHES, subject.place(entry.origin().child("rewrite")), message, help);
    }
  }

  private static String below(String prefix) {
    return prefix.endsWith("/") ? prefix + "x" : prefix + "/x";
  }

  private static void check(Subject subject, Findings findings, Origin at, String path) {
    if (!PATH.matcher(path).matches()) {
      String help = "write it from the slash on, as /api, without blanks, query and fragment";
      findings.add(PATH_INVALID, subject.place(at), quoted(path) + " is no path", help);
    }
  }
}
