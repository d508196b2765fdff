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
      namespace(subject, findings, service.origin().child("namespace"), service.namespace());
    }
    topology.gateways().forEach(gateway -> gateway(subject, findings, gateway));
    for (Callback callback : topology.callbacks()) {
      if (callback.site() instanceof AtWorkload pods) {
        Origin at = callback.origin().child("at").child("workload");
        namespace(subject, findings, at.child("namespace"), pods.namespace());
        labels(subject, findings, at, pods.selector());
      }
    }
    versionLabel(subject, findings);
  }

  private static void gateway(Subject subject, Findings findings, Gateway gateway) {
    Origin at = gateway.origin();
    if (gateway.generated()) {
      check(subject, findings, at.child("name"), "gateway", gateway.name());
    } else {
      reference(subject, findings, at.child("ref"), gateway);
    }
    Origin workload = at.child("workload");
    namespace(subject, findings, workload.child("namespace"), gateway.workload().namespace());
    boolean own = subject.sources().knows(workload.child("selector"));
    labels(
        subject, findings, (own ? workload : at).child("selector"), gateway.workload().selector());
  }

  private static void reference(Subject subject, Findings findings, Origin at, Gateway gateway) {
    if (!Names.isDnsLabel(gateway.name()) || !Names.isDnsLabel(gateway.namespace())) {
      findings.add(
          NAME_INVALID,
          subject.place(at),
          "no gateway can be called " + quoted(gateway.namespace() + "/" + gateway.name()),
          "write ref: <namespace>/<name of the Gateway>, as istio-system/public");
    }
  }

  /** The topology's own namespace is checked where it is written. */
  private static void namespace(Subject subject, Findings findings, Origin at, String namespace) {
    if (!namespace.equals(subject.topology().namespace())) {
      check(subject, findings, at, "namespace", namespace);
    }
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
