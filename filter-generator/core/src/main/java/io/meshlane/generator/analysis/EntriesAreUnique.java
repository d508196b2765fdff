package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DUPLICATE_ENTRY;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Entry.PathMatch;
import io.meshlane.generator.topology.Service;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One gateway, host and path leads to one service. */
final class EntriesAreUnique implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (List<PlacedEntry> together : PlacedEntry.together(subject.topology())) {
      Map<PathMatch, PlacedEntry> seen = new HashMap<>();
      for (PlacedEntry entry : together) {
        PlacedEntry first = seen.putIfAbsent(entry.path(), entry);
        if (first != null && !isSameTwice(first.service(), entry.service())) {
          String message =
              "host "
                  + quoted(entry.host())
                  + ", "
                  + entry.path()
                  + " already leads to service "
                  + quoted(first.service().name())
                  + " ("
                  + subject.place(first.entry().origin())
                  + ")";
          findings.add(
              DUPLICATE_ENTRY,
              subject.place(entry.entry().origin()),
              message,
              "give one of them another path or host");
        }
      }
    }
  }

  /** A service that stands twice is a mistake of its own. */
  private static boolean isSameTwice(Service first, Service second) {
    return first.host().equals(second.host()) && !first.equals(second);
  }
}
