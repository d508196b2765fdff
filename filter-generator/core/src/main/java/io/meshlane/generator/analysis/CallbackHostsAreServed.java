package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CALLBACK_HOST_UNSERVED;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.Hosts;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.Callback.Via;
import io.meshlane.generator.topology.CallbackHosts;
import io.meshlane.generator.topology.Gateway;
import java.util.List;

/** A callback host that routes answer is one that an entry serves. */
final class CallbackHostsAreServed implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    List<PlacedEntry> entries = PlacedEntry.all(subject.topology());
    for (Callback callback : subject.topology().callbacks()) {
      if (callback.via() == Via.VIRTUAL_SERVICE && callback.site() instanceof AtGateway site) {
        subject
            .topology()
            .gateway(site.gateway())
            .ifPresent(gateway -> check(subject, findings, callback, gateway, entries));
      }
    }
  }

  private static void check(
      Subject subject,
      Findings findings,
      Callback callback,
      Gateway gateway,
      List<PlacedEntry> entries) {
    List<String> served =
        entries.stream()
            .filter(entry -> entry.gateway().equals(gateway.reference("")))
            .map(PlacedEntry::host)
            .distinct()
            .toList();
    for (int i = 0; i < callback.hosts().size(); i++) {
      List<String> unserved =
          CallbackHosts.hosts(subject.topology(), callback, callback.hosts().get(i))
              .keySet()
              .stream()
              .filter(HostsAreValid::isAuthority)
              .filter(host -> served.stream().noneMatch(pattern -> Hosts.covers(pattern, host)))
              .toList();
      if (!unserved.isEmpty()) {
        String message =
            "no service is entered at gateway " + quoted(gateway.name()) + " for " + list(unserved);
        String help =
            "add the host, or a wildcard, to an entry of the service that answers the callback";
        findings.add(
            CALLBACK_HOST_UNSERVED,
            subject.place(callback.origin().child("hosts").child(i)),
            message,
            help);
      }
    }
  }
}
