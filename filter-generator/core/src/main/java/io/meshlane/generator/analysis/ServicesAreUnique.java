package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DUPLICATE_SERVICE;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Service;
import java.util.HashMap;
import java.util.Map;

/** A service stands once: two of one name and namespace would be one host. */
final class ServicesAreUnique implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Service> seen = new HashMap<>();
    for (Service service : subject.topology().services()) {
      Service first = seen.putIfAbsent(service.host(), service);
      if (first != null) {
        String message =
            "service "
                + quoted(service.name())
                + " of namespace "
                + quoted(service.namespace())
                + " stands twice, first at "
                + subject.place(first.origin());
        findings.add(DUPLICATE_SERVICE, subject.place(service.origin()), message, "merge the two");
      }
    }
  }
}
