package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import java.util.regex.Pattern;

/**
 * A lane name is one that the library lets through: letters, digits, dot, underscore and dash, at
 * most 63.
 */
final class LanesAreHeaderValues implements Analyzer {
  private static final Pattern LANE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Lane lane : subject.topology().lanes()) {
      if (lane.name().equals(subject.topology().baseline())) {
        String message =
            "lane "
                + quoted(lane.name())
                + " is called like the baseline, which is what requests without a lane get";
        findings.add(
            LANE_INVALID,
            subject.place(lane.origin().child("name")),
            message,
            "give the lane another name");
      }
      if (!LANE.matcher(lane.name()).matches()) {
        String message = "the routing header cannot carry the lane " + quoted(lane.name());
        findings.add(
            LANE_INVALID,
            subject.place(lane.origin().child("name")),
            message,
            Names.slugHelp(lane.name()));
      }
    }
  }
}
