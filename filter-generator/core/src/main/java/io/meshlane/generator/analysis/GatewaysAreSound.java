package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.GATEWAY_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Gateway.Server;
import java.util.HashMap;
import java.util.Map;

/** A generated gateway selects pods, has servers, and has TLS exactly where it speaks HTTPS. */
final class GatewaysAreSound implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Gateway> seen = new HashMap<>();
    for (Gateway gateway : subject.topology().gateways()) {
      if (seen.putIfAbsent(gateway.reference(""), gateway) != null) {
        report(
            subject,
            findings,
            gateway.origin(),
            "gateway " + quoted(gateway.name()) + " stands twice",
            "merge the two");
      }
      if (gateway.generated() && gateway.workload().selector().isEmpty()) {
        report(
            subject,
            findings,
            gateway.origin(),
            "gateway " + quoted(gateway.name()) + " selects no pods",
            "write selector: {istio: ingressgateway}");
      }
      if (gateway.generated() && gateway.servers().isEmpty()) {
        report(
            subject,
            findings,
            gateway.origin(),
            "gateway " + quoted(gateway.name()) + " listens on no port",
            "write servers: [{port: 80, protocol: HTTP, hosts: [\"*\"]}]");
      }
      if (gateway.reference(subject.topology().namespace()).equals("mesh")) {
        report(
            subject,
            findings,
            gateway.origin(),
            "'mesh' is Istio's word for all sidecars",
            "give the gateway another name");
      }
      gateway.servers().forEach(server -> server(subject, findings, server));
    }
  }

  private static void server(Subject subject, Findings findings, Server server) {
    if (server.hosts().isEmpty()) {
      report(subject, findings, server.origin(), "the server has no hosts", "write hosts: [\"*\"]");
    }
    tls(subject, findings, server);
  }

  private static void tls(Subject subject, Findings findings, Server server) {
    boolean https = server.protocol().equals("HTTPS");
    if (https && server.tls().isEmpty()) {
      report(
          subject,
          findings,
          server.origin(),
          "an HTTPS server needs a certificate",
          "write tls: {mode: SIMPLE, credentialName: <Secret>}");
    } else if (!https && server.tls().isPresent()) {
      report(
          subject,
          findings,
          server.origin(),
          "a server with 'tls' speaks HTTPS",
          "write protocol: HTTPS, or remove 'tls'");
    }
    server
        .tls()
        .filter(
            tls -> !Names.isHost(tls.credentialName()) && !Names.isDnsLabel(tls.credentialName()))
        .ifPresent(
            tls ->
                report(
                    subject,
                    findings,
                    server.origin(),
                    "no Secret can be called " + quoted(tls.credentialName()),
                    Names.slugHelp(tls.credentialName())));
  }

  private static void report(
      Subject subject, Findings findings, Origin at, String message, String help) {
    findings.add(GATEWAY_INVALID, subject.place(at), message, help);
  }
}
