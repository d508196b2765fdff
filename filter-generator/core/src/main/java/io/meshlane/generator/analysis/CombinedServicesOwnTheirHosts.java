package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.COMBINED_IMPOSSIBLE;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Service;
import java.util.List;

/**
 * A VirtualService for mesh and gateway has no wildcard host, and each of its entry hosts to
 * itself.
 */
final class CombinedServicesOwnTheirHosts implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (List<PlacedEntry> together : PlacedEntry.together(subject.topology())) {
      for (PlacedEntry entry : together) {
        boolean shared =
            together.stream().anyMatch(other -> !other.service().equals(entry.service()));
        if (entry.service().combined() && (shared || entry.host().startsWith("*"))) {
          report(subject, findings, entry, shared);
        }
      }
    }
    for (Service service : subject.topology().services()) {
      if (service.combined() && service.entries().isEmpty()) {
        String message =
            "service " + quoted(service.name()) + " is combined, but enters at no gateway";
        findings.add(
            COMBINED_IMPOSSIBLE,
            subject.place(service.origin().child("combined")),
            message,
            "add an entry, or remove 'combined'");
      }
    }
  }

  private static void report(
      Subject subject, Findings findings, PlacedEntry entry, boolean shared) {
    String why =
        shared ? " is also another service's" : " is a wildcard, which Istio refuses in the mesh";
    String message =
        "service "
            + quoted(entry.service().name())
            + " is combined, but its entry host "
            + quoted(entry.host())
            + why;
    String help = "remove 'combined: true', or give the service a full host name of its own";
    findings.add(COMBINED_IMPOSSIBLE, subject.place(entry.entry().origin()), message, help);
  }
}
