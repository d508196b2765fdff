package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_SERVICE_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Service;
import java.util.List;

/** Every service a lane names is one of the topology. */
final class LaneServiceExists implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    List<String> services =
        subject.topology().services().stream().map(Service::name).distinct().toList();
    for (Lane lane : subject.topology().lanes()) {
      for (String name : lane.versions().keySet()) {
        if (subject.topology().services().stream().noneMatch(service -> service.isCalled(name))) {
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
