package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FAULT_LANE_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Traffic.Fault;

/** A fault for one lane names a value the routing header can carry. */
final class FaultLaneExists implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      service
          .traffic()
          .fault()
          .flatMap(Fault::lane)
          .filter(lane -> !Names.isLabelValue(lane))
          .ifPresent(
              lane -> {
                Origin at = service.origin().child("traffic").child("fault").child("lane");
                findings.add(
                    FAULT_LANE_INVALID,
                    subject.place(at),
                    "the routing header cannot carry the lane " + quoted(lane),
                    Names.slugHelp(lane));
              });
    }
  }
}
