package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.NAME_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.Callback.Site.AtWorkload;
import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.SortedMap;

/** Names of services, namespaces and gateways are ones Kubernetes accepts, and labels too. */
final class NamesAreDnsLabels implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Topology topology = subject.topology();
    Origin metadata = Origin.ROOT.child("metadata");
    check(subject, findings, metadata.child("name"), "topology", topology.name());
    check(subject, findings, metadata.child("namespace"), "namespace", topology.namespace());
    for (Service service : topology.services()) {
      check(subject, findings, service.origin().child("name"), "service", service.name());
      check(
          subject, findings, service.origin().child("namespace"), "namespace", service.namespace());
    }
    for (Gateway gateway : topology.gateways()) {
      Origin at = gateway.origin();
      check(
          subject,
          findings,
          gateway.generated() ? at.child("name") : at.child("ref"),
          "gateway",
          gateway.name());
      check(subject, findings, at.child("ref"), "namespace", gateway.namespace());
      check(
          subject,
          findings,
          at.child("workload").child("namespace"),
          "namespace",
          gateway.workload().namespace());
      labels(subject, findings, at.child("selector"), gateway.workload().selector());
    }
    for (Callback callback : topology.callbacks()) {
      if (callback.site() instanceof AtWorkload pods) {
        check(subject, findings, callback.origin().child("at"), "namespace", pods.namespace());
        labels(subject, findings, callback.origin().child("at").child("workload"), pods.selector());
      }
    }
    versionLabel(subject, findings);
  }

  private static void versionLabel(Subject subject, Findings findings) {
    String label = subject.topology().versionLabel();
    if (!Names.isLabelKey(label)) {
      Origin at = new Origin("spec.versionLabel");
      findings.add(
          NAME_INVALID,
          subject.place(at),
          "no pod can have a label " + quoted(label),
          "write versionLabel: version");
    }
  }

  private static void labels(
      Subject subject, Findings findings, Origin at, SortedMap<String, String> labels) {
    labels.forEach(
        (key, value) -> {
          if (!Names.isLabelKey(key) || !Names.isLabelValue(value)) {
            String message = "no pod can have a label " + quoted(key + ": " + value);
            String help =
                "write the label as the pods carry it: letters, digits, '-', '_' and '.', at most 63 characters";
            findings.add(NAME_INVALID, subject.place(at.child(key)), message, help);
          }
        });
  }

  private static void check(
      Subject subject, Findings findings, Origin at, String what, String name) {
    if (!Names.isDnsLabel(name)) {
      findings.add(
          NAME_INVALID,
          subject.place(at),
          "no " + what + " can be called " + quoted(name),
          Names.slugHelp(name));
    }
  }
}
