package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.HOST_NOT_SERVED;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.Hosts;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Service;
import java.util.List;

/** The gateway listens for the hosts that are entered there. */
final class EntryHostsAreServed implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      for (Entry entry : service.entries()) {
        subject
            .topology()
            .gateway(entry.gateway())
            .filter(Gateway::generated)
            .ifPresent(gateway -> check(subject, findings, entry, gateway));
      }
    }
  }

  private static void check(Subject subject, Findings findings, Entry entry, Gateway gateway) {
    List<String> served =
        gateway.servers().stream().flatMap(server -> server.hosts().stream()).distinct().toList();
    for (int i = 0; i < entry.hosts().size(); i++) {
      String host = entry.hosts().get(i);
      if (Names.isHostPattern(host)
          && served.stream()
              .noneMatch(pattern -> Hosts.covers(pattern, host) || Hosts.covers(host, pattern))) {
        String message =
            "gateway "
                + quoted(gateway.name())
                + " does not serve "
                + quoted(host)
                + ", only "
                + list(served);
        findings.add(
            HOST_NOT_SERVED,
            subject.place(entry.origin().child("hosts").child(i)),
            message,
            "add it to the hosts of one of the gateway's servers");
      }
    }
  }
}
