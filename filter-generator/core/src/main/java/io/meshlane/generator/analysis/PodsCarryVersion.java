package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.VERSION_LABEL_MISSING;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;

/**
 * Pods behind a service carry the version label. Every route names a version, so pods without one
 * are never reached.
 */
final class PodsCarryVersion implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    String label = subject.topology().versionLabel();
    Deployed.workloads(subject)
        .filter(workload -> workload.label(label).isEmpty())
        .forEach(
            workload ->
                findings.add(
                    VERSION_LABEL_MISSING,
                    workload.place(),
                    "the pods of "
                        + Deployed.named(workload)
                        + " have no label "
                        + quoted(label)
                        + ", so no route leads to them",
                    "write "
                        + label
                        + ": "
                        + subject.topology().baseline()
                        + ", or the branch's version, under spec.template.metadata.labels"));
  }
}
