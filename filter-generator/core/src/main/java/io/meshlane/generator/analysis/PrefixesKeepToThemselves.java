package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.PREFIX_CATCHES_NEIGHBOUR;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Entry.PathMatch;
import java.util.List;

/** A prefix does not also catch the neighbour whose path begins with the same letters. */
final class PrefixesKeepToThemselves implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (List<PlacedEntry> together : PlacedEntry.together(subject.topology())) {
      for (PlacedEntry wide : together) {
        together.stream()
            .filter(narrow -> catches(wide.path(), narrow.path()))
            .findFirst()
            .ifPresent(
                narrow -> {
                  String prefix = wide.path().value();
                  String message =
                      "prefix "
                          + prefix
                          + " also catches paths beside "
                          + narrow.path()
                          + " of service "
                          + quoted(narrow.service().name());
                  String help =
                      "write two entries, exact: " + prefix + " and prefix: " + prefix + "/";
                  findings.add(
                      PREFIX_CATCHES_NEIGHBOUR,
                      subject.place(wide.entry().origin()),
                      message,
                      help);
                });
      }
    }
  }

  private static boolean catches(PathMatch wide, PathMatch narrow) {
    String prefix = wide.value();
    return !wide.exact()
        && !prefix.endsWith("/")
        && narrow.value().startsWith(prefix)
        && narrow.value().length() > prefix.length()
        && narrow.value().charAt(prefix.length()) != '/';
  }
}
