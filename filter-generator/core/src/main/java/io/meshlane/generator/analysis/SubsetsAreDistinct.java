package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.SUBSET_COLLISION;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.istio.Subsets;
import io.meshlane.generator.topology.Service;
import java.util.HashMap;
import java.util.Map;

/**
 * No two versions of a service become one subset name; Istio refuses a DestinationRule that names
 * one twice.
 */
final class SubsetsAreDistinct implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      Map<String, String> seen = new HashMap<>();
      for (int i = 0; i < service.versions().size(); i++) {
        String version = service.versions().get(i);
        String first = seen.putIfAbsent(Subsets.name(version), version);
        if (first != null) {
          String message =
              first.equals(version)
                  ? "version "
                      + quoted(version)
                      + " of service "
                      + quoted(service.name())
                      + " stands twice"
                  : "versions "
                      + quoted(first)
                      + " and "
                      + quoted(version)
                      + " of service "
                      + quoted(service.name())
                      + " both become subset "
                      + quoted(Subsets.name(version));
          String help =
              first.equals(version)
                  ? "remove one"
                  : "rename one; 'meshlane slug' offers names that differ";
          findings.add(
              SUBSET_COLLISION,
              subject.place(service.origin().child("versions").child(i)),
              message,
              help);
        }
      }
    }
  }
}
