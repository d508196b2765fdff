package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.GATEWAY_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.Hosts;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Gateway.Server;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * On one port of the same pods a host belongs to one server: several, also of two gateways, would
 * have their routes mixed by age (IST0145).
 */
final class ServersListenApart implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    List<Listener> seen = new ArrayList<>();
    for (Gateway gateway : subject.topology().gateways()) {
      for (Server server : gateway.servers()) {
        Listener listener = new Listener(gateway, server);
        for (Listener other : seen) {
          listener
              .sharedWith(other)
              .ifPresent(host -> report(subject, findings, listener, other, host));
        }
        seen.add(listener);
      }
    }
  }

  private static void report(
      Subject subject, Findings findings, Listener here, Listener other, String host) {
    String message =
        "port "
            + here.server().port()
            + " for "
            + quoted(host)
            + " already belongs to a server of gateway "
            + quoted(other.gateway().name())
            + " ("
            + subject.place(other.server().origin())
            + ")";
    String help = "put both in one server, or give them hosts that do not meet";
    findings.add(GATEWAY_INVALID, subject.place(here.server().origin()), message, help);
  }

  private record Listener(Gateway gateway, Server server) {
    /**
     * A host for which both listen on the same port of the same pods. Within one gateway a wildcard
     * may stand beside a name.
     */
    Optional<String> sharedWith(Listener other) {
      boolean samePods = gateway.workload().equals(other.gateway.workload());
      if (!samePods || server.port() != other.server.port()) {
        return Optional.empty();
      }
      boolean sameGateway = gateway.equals(other.gateway);
      return server.hosts().stream()
          .filter(
              host ->
                  other.server.hosts().stream().anyMatch(found -> meet(host, found, sameGateway)))
          .findFirst();
    }

    private static boolean meet(String host, String other, boolean exactly) {
      return exactly
          ? host.equalsIgnoreCase(other)
          : Hosts.covers(host, other) || Hosts.covers(other, host);
    }
  }
}
