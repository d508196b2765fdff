package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_FALLBACK_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.LaneResolution;
import java.util.Set;

/** Every name in a fallback is a declared lane or a version some service has. */
final class LaneFallbackExists implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Set<String> known = LaneResolution.answeredLanes(subject.topology());
    for (Lane lane : subject.topology().lanes()) {
      for (int i = 0; i < lane.fallback().size(); i++) {
        String name = lane.fallback().get(i);
        if (!known.contains(name)) {
          String message =
              "lane "
                  + quoted(lane.name())
                  + " falls back to "
                  + quoted(name)
                  + ", which is neither a lane nor a version";
          String help = didYouMean(name, known, "declare it under lanes, or remove it");
          findings.add(
              LANE_FALLBACK_UNKNOWN,
              subject.place(lane.origin().child("fallback").child(i)),
              message,
              help);
        }
      }
    }
  }
}
