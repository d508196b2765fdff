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
  private static final PathMatch EVERY_PATH = new PathMatch("/", false);

  @Override
  public void analyze(Subject subject, Findings findings) {
    List<PlacedEntry> wildcards =
        PlacedEntry.all(subject.topology()).stream()
            .filter(entry -> entry.host().startsWith("*"))
            .toList();
    for (List<PlacedEntry> together : PlacedEntry.together(subject.topology())) {
      if (together.stream().noneMatch(entry -> entry.path().equals(EVERY_PATH))) {
        PlacedEntry first = together.get(0);
        wildcards.stream()
            .filter(wildcard -> hides(first, wildcard))
            .findFirst()
            .ifPresent(wildcard -> report(subject, findings, first, wildcard));
      }
    }
  }

  private static boolean hides(PlacedEntry specific, PlacedEntry wildcard) {
    return wildcard.gateway().equals(specific.gateway())
        && !wildcard.host().equals(specific.host())
        && Hosts.covers(wildcard.host(), specific.host());
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
