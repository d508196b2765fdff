package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_SERVICE_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Service;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Every service a lane names is one of the topology. */
final class LaneServiceExists implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    List<String> services =
        subject.topology().services().stream().map(Service::name).distinct().toList();
    Set<String> called = new HashSet<>(services);
    subject
        .topology()
        .services()
        .forEach(service -> called.add(service.namespace() + "/" + service.name()));
    for (Lane lane : subject.topology().lanes()) {
      for (String name : lane.versions().keySet()) {
        if (!called.contains(name)) {
          String message =
              "lane "
                  + quoted(lane.name())
                  + " names service "
                  + quoted(name)
                  + ", which the topology does not have";
          String help = didYouMean(name, services, "add it under services, or remove it here");
          findings.add(
              LANE_SERVICE_UNKNOWN,
              subject.place(lane.origin().child("versions").child(name)),
              message,
              help);
        }
      }
    }
  }
}
