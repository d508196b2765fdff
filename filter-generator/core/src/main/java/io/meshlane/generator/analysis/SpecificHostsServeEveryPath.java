package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.HOST_HIDES_WILDCARD;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.Hosts;
import io.meshlane.generator.topology.Entry.PathMatch;
import java.util.List;

/**
 * A host beside a wildcard serves every path itself: Envoy never falls through to the wildcard
 * (404).
 */
final class SpecificHostsServeEveryPath implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    List<PlacedEntry> all = PlacedEntry.all(subject.topology());
    for (List<PlacedEntry> together : PlacedEntry.together(subject.topology())) {
      PlacedEntry first = together.get(0);
      boolean everyPath =
          together.stream().anyMatch(entry -> entry.path().equals(new PathMatch("/", false)));
      all.stream()
          .filter(
              other ->
                  !everyPath
                      && other.gateway().equals(first.gateway())
                      && !other.host().equals(first.host()))
          .filter(other -> Hosts.covers(other.host(), first.host()))
          .findFirst()
          .ifPresent(other -> report(subject, findings, first, other));
    }
  }

  private static void report(
      Subject subject, Findings findings, PlacedEntry specific, PlacedEntry wildcard) {
    String message =
        "host "
            + quoted(specific.host())
            + " hides "
            + quoted(wildcard.host())
            + ": its other paths get 404, not service "
            + quoted(wildcard.service().name());
    String help =
        "add an entry with hosts: ["
            + specific.host()
            + "], prefix: / for the service that should get the rest";
    findings.add(HOST_HIDES_WILDCARD, subject.place(specific.entry().origin()), message, help);
  }
}
