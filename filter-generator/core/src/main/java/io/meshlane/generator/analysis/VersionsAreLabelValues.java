package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.VERSION_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;

/** Every version is one that a pod label can carry. */
final class VersionsAreLabelValues implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Topology topology = subject.topology();
    check(subject, findings, new Origin("spec.baseline"), topology.baseline());
    for (Service service : topology.services()) {
      if (!service.baseline().equals(topology.baseline())) {
        check(subject, findings, service.origin().child("baseline"), service.baseline());
      }
      for (int i = 0; i < service.versions().size(); i++) {
        check(
            subject,
            findings,
            service.origin().child("versions").child(i),
            service.versions().get(i));
      }
    }
  }

  private static void check(Subject subject, Findings findings, Origin at, String version) {
    if (!Names.isLabelValue(version)) {
      String message = "no pod label can carry the version " + quoted(version);
      findings.add(
          VERSION_INVALID,
          subject.place(at),
          message,
          Names.slugHelp(version) + " (meshlane slug does it in CI)");
    }
  }
}
