package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.GATEWAY_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtGateway;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Service;
import java.util.List;

/** Entries and callbacks name gateways of the topology. */
final class GatewaysExist implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      for (Entry entry : service.entries()) {
        check(subject, findings, entry.origin().child("gateway"), entry.gateway());
      }
    }
    for (Callback callback : subject.topology().callbacks()) {
      if (callback.site() instanceof AtGateway site) {
        check(subject, findings, callback.origin().child("at").child("gateway"), site.gateway());
      }
    }
  }

  private static void check(Subject subject, Findings findings, Origin at, String name) {
    List<String> meant =
        subject.topology().gateways().stream()
            .filter(gateway -> gateway.isCalled(name))
            .map(gateway -> gateway.reference(""))
            .distinct()
            .toList();
    if (meant.size() > 1) {
      findings.add(
          GATEWAY_UNKNOWN,
          subject.place(at),
          quoted(name) + " may be any of " + list(meant),
          "write its namespace too, as " + meant.get(0));
    }
    if (subject.topology().gateway(name).isEmpty()) {
      List<String> known = subject.topology().gateways().stream().map(Gateway::name).toList();
      String help =
          didYouMean(name, known, "declare it under spec.gateways; there is " + list(known));
      findings.add(GATEWAY_UNKNOWN, subject.place(at), "there is no gateway " + quoted(name), help);
    }
  }
}
