package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.ENTRY_PORT_MISSING;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Entry;
import io.meshlane.generator.topology.Service;
import java.util.List;
import java.util.stream.Collectors;

/** An entry to a service with several ports says which. */
final class EntryNamesItsPort implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      List<Integer> ports = service.ports().stream().map(Service.Port::number).toList();
      for (Entry entry : service.entries()) {
        boolean unknown =
            entry.port().isPresent()
                && !ports.isEmpty()
                && !ports.contains(entry.port().getAsInt());
        if (unknown || (entry.port().isEmpty() && ports.size() > 1)) {
          String message =
              unknown
                  ? "service " + quoted(service.name()) + " has no port " + entry.port().getAsInt()
                  : "service "
                      + quoted(service.name())
                      + " has "
                      + ports.size()
                      + " ports, and the entry names none";
          String help =
              "write port: with one of "
                  + ports.stream().map(String::valueOf).collect(Collectors.joining(", "));
          Origin at = unknown ? entry.origin().child("port") : entry.origin();
          findings.add(ENTRY_PORT_MISSING, subject.place(at), message, help);
        }
      }
    }
  }
}
