package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.PORTS_MISSING;
import static io.meshlane.generator.diagnostic.DiagnosticCode.SERVICES_MISSING;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VERSIONS_MISSING;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Service;

/** A service has at least one port and one version, written or discovered. */
final class ServicesHavePortsAndVersions implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    String discover = ", or give --manifests with its Service and Deployments";
    if (subject.topology().services().isEmpty()) {
      String help =
          subject.inventory().isEmpty()
              ? "list them under spec.services, or give --manifests with Services and Deployments"
              : "the manifests have no Service with an HTTP port and pods that carry the label "
                  + quoted(subject.topology().versionLabel());
      findings.add(
          SERVICES_MISSING, subject.place(new Origin("spec")), "the topology has no service", help);
    }
    for (Service service : subject.topology().services()) {
      String name = "service " + quoted(service.name());
      if (service.ports().isEmpty()) {
        findings.add(
            PORTS_MISSING,
            subject.place(service.origin()),
            name + " has no port",
            "write port: 8080" + discover);
      }
      if (service.versions().isEmpty()) {
        String help = "write versions: [" + service.baseline() + "]" + discover;
        findings.add(
            VERSIONS_MISSING, subject.place(service.origin()), name + " has no version", help);
      }
    }
  }
}
