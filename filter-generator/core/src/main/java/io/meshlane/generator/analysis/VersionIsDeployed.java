package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.VERSION_NOT_DEPLOYED;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A version of the topology is carried by some pods; its subset would be empty otherwise and answer
 * 503 UH. Silent for a service without any workload in the manifests: those are elsewhere.
 */
final class VersionIsDeployed implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Deployed.in(subject)
        .filter(deployed -> !deployed.workloads().isEmpty())
        .forEach(deployed -> check(deployed, subject, findings));
  }

  private static void check(Deployed deployed, Subject subject, Findings findings) {
    SortedSet<String> carried = new TreeSet<>();
    String label = subject.topology().versionLabel();
    deployed.workloads().forEach(workload -> workload.label(label).ifPresent(carried::add));
    List<String> versions = deployed.service().versions();
    for (int i = 0; i < versions.size(); i++) {
      String version = versions.get(i);
      if (!carried.contains(version)) {
        findings.add(
            VERSION_NOT_DEPLOYED,
            subject.place(deployed.service().origin().child("versions").child(i)),
            "version "
                + quoted(version)
                + " of service "
                + quoted(deployed.service().name())
                + " has no Deployment or StatefulSet in the manifests: its requests would get 503"
                + " UH",
            didYouMean(version, carried, "deploy it first, or take it out of versions"));
      }
    }
  }
}
