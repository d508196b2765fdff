package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.PORT_NOT_HTTP;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.discovery.Inventory.ServicePort;
import io.meshlane.generator.discovery.PortProtocol;
import io.meshlane.generator.topology.Service;

/**
 * A port that lanes use is one Istio takes for HTTP; on any other the routing header is never read
 * and every request reaches any version.
 */
final class PortIsHttp implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Deployed.in(subject)
        .forEach(
            deployed ->
                deployed.manifest().ports().stream()
                    .filter(port -> PortProtocol.of(port) == PortProtocol.OPAQUE)
                    .filter(port -> isUsed(port, deployed.service()))
                    .forEach(port -> report(port, deployed.service(), findings)));
    subject.topology().services().forEach(service -> names(subject, findings, service));
  }

  /** Without manifests the names in the topology are all there is to look at. */
  private static void names(Subject subject, Findings findings, Service service) {
    for (int i = 0; i < service.ports().size(); i++) {
      Service.Port port = service.ports().get(i);
      Origin at = service.origin().child("ports").child(i).child("name");
      if (subject.sources().knows(at)
          && PortProtocol.declared(port.name()) == PortProtocol.OPAQUE) {
        String message =
            "port "
                + port.number()
                + " of service "
                + quoted(service.name())
                + " is no HTTP to Istio: its name is "
                + quoted(port.name());
        String help =
            "name it http-"
                + port.name()
                + " in the Service if it speaks that; otherwise take the port out of the topology";
        findings.add(PORT_NOT_HTTP, subject.place(at), message, help);
      }
    }
  }

  /** A service that got no port at all was meant to have one of these. */
  private static boolean isUsed(ServicePort port, Service service) {
    return service.ports().isEmpty()
        || service.ports().stream().anyMatch(used -> used.number() == port.number());
  }

  private static void report(ServicePort port, Service service, Findings findings) {
    findings.add(
        PORT_NOT_HTTP,
        port.place(),
        "port "
            + port.number()
            + " of service "
            + quoted(service.name())
            + " is no HTTP to Istio: "
            + reason(port),
        "write appProtocol: http (or grpc) there if it speaks that; otherwise take the port out of"
            + " the topology");
  }

  private static String reason(ServicePort port) {
    if (!port.protocol().equals("TCP")) {
      return "its protocol is " + quoted(port.protocol());
    }
    if (port.appProtocol().isPresent()) {
      return "its appProtocol is " + quoted(port.appProtocol().get());
    }
    return port.name().isEmpty()
        ? "it has no name, and servers on this number speak first"
        : "its name is " + quoted(port.name());
  }
}
