package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.PORT_NOT_FOUND;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.discovery.Inventory.ServicePort;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.Port;
import java.util.List;

/**
 * A port of the topology is one that the Service has; a route to any other leads to a cluster Istio
 * never makes (503 NC).
 */
final class PortIsOnService implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Deployed.in(subject)
        .forEach(
            deployed ->
                deployed.service().ports().stream()
                    .filter(port -> !deployed.has(port.number()))
                    .forEach(port -> report(port, deployed, subject, findings)));
  }

  private static void report(Port port, Deployed deployed, Subject subject, Findings findings) {
    List<String> numbers =
        deployed.manifest().ports().stream().map(ServicePort::number).map(String::valueOf).toList();
    findings.add(
        PORT_NOT_FOUND,
        subject.place(origin(port, deployed.service(), subject)),
        "service "
            + quoted(deployed.service().name())
            + " has no port "
            + port.number()
            + " in the manifests, only "
            + list(numbers),
        "write one of those: the Service's port, not the container's");
  }

  private static Origin origin(Port port, Service service, Subject subject) {
    Origin several =
        service.origin().child("ports").child(service.ports().indexOf(port)).child("number");
    return subject.sources().knows(several) ? several : service.origin().child("port");
  }
}
