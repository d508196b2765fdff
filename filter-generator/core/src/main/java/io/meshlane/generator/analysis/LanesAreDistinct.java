package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_COLLISION;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Slug;
import java.util.HashMap;
import java.util.Map;

/** No two lanes become one name: as part of a host they would be the same. */
final class LanesAreDistinct implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    Map<String, Lane> seen = new HashMap<>();
    for (Lane lane : subject.topology().lanes()) {
      Lane first = seen.putIfAbsent(Slug.plain(lane.name()), lane);
      if (first != null) {
        boolean twice = first.name().equals(lane.name());
        String message =
            twice
                ? "lane " + quoted(lane.name()) + " stands twice"
                : "lanes "
                    + quoted(first.name())
                    + " and "
                    + quoted(lane.name())
                    + " both become "
                    + quoted(Slug.plain(lane.name()));
        String help =
            twice ? "merge the two" : "rename one; 'meshlane slug' offers names that differ";
        findings.add(LANE_COLLISION, subject.place(lane.origin().child("name")), message, help);
      }
    }
  }
}
