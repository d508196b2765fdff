package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.CALLBACK_LANE_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Callback;
import io.meshlane.generator.topology.LaneResolution;
import java.util.Set;

/** A callback has a lane somebody has. */
final class CallbackLanesExist implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Set<String> known = LaneResolution.knownLanes(subject.topology());
    for (Callback callback : subject.topology().callbacks()) {
      callback
          .lane()
          .filter(lane -> !isKnown(lane, known, subject.topology().ancestors()))
          .ifPresent(
              lane -> {
                String message = "no service has lane " + quoted(lane) + " and none is declared so";
                String help = didYouMean(lane, known, "write one of " + list(known));
                findings.add(
                    CALLBACK_LANE_UNKNOWN,
                    subject.place(callback.origin().child("lane")),
                    message,
                    help);
              });
    }
  }

  /** With ancestors a lane below a known one is answered by it. */
  private static boolean isKnown(String lane, Set<String> known, boolean ancestors) {
    for (String name = lane;
        !name.isEmpty();
        name = name.substring(0, Math.max(0, name.lastIndexOf('.')))) {
      if (known.contains(name)) {
        return true;
      }
      if (!ancestors) {
        return false;
      }
    }
    return false;
  }
}
