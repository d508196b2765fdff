package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CALLBACK_HOST_UNSERVED;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.Hosts;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.Callback.Via;
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
    for (int i = 0; i < callback.hosts().size(); i++) {
      String host = callback.hosts().get(i).replace(Callback.LANE_PLACEHOLDER, "lane");
      if (entries.stream()
          .noneMatch(
              entry ->
                  entry.gateway().equals(gateway.reference(""))
                      && Hosts.covers(entry.host(), host))) {
        String message =
            "no service is entered at gateway "
                + quoted(gateway.name())
                + " for host "
                + quoted(callback.hosts().get(i));
        String help = "add the host to an entry of the service that answers the callback";
        findings.add(
            CALLBACK_HOST_UNSERVED,
            subject.place(callback.origin().child("hosts").child(i)),
            message,
            help);
      }
    }
  }
}
