package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.COMBINED_IMPOSSIBLE;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Service;
import java.util.List;
import java.util.Set;

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
      sameHosts(subject, findings, service);
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

  /**
   * One VirtualService binds all its hosts to all its gateways and tries its rules for each of
   * them.
   */
  private static void sameHosts(Subject subject, Findings findings, Service service) {
    for (Entry entry : service.combined() ? service.entries() : List.<Entry>of()) {
      Entry first = service.entries().get(0);
      if (!Set.copyOf(entry.hosts()).equals(Set.copyOf(first.hosts()))
          || !entry.gateway().equals(first.gateway())) {
        String message =
            "service "
                + quoted(service.name())
                + " is combined, but enters at several gateways or for different hosts";
        String help = "give all its entries the same gateway and hosts, or remove 'combined: true'";
        findings.add(COMBINED_IMPOSSIBLE, subject.place(entry.origin()), message, help);
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
