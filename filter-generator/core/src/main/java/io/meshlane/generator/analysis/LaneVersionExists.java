package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.LANE_VERSION_UNKNOWN;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.topology.Lane;
import io.meshlane.generator.topology.Service;
import java.util.Set;

/**
 * Every version a lane picks is one that the service has; otherwise its requests would meet a
 * subset nobody defined (503 NC).
 */
final class LaneVersionExists implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      if (!service.versions().isEmpty()) {
        Set<String> versions = Set.copyOf(service.versions());
        for (Lane lane : subject.topology().lanes()) {
          lane.version(service)
              .filter(version -> !versions.contains(version))
              .ifPresent(version -> report(subject, findings, lane, version, service));
        }
      }
    }
  }

  private static void report(
      Subject subject, Findings findings, Lane lane, String version, Service service) {
    String qualified = service.namespace() + "/" + service.name();
    String name = lane.versions().containsKey(qualified) ? qualified : service.name();
    String message =
        "lane "
            + quoted(lane.name())
            + " picks version "
            + quoted(version)
            + " of service "
            + quoted(name)
            + ", which has only "
            + list(service.versions());
    String help =
        didYouMean(
            version,
            service.versions(),
            "add " + quoted(version) + " under services." + name + ".versions");
    findings.add(
        LANE_VERSION_UNKNOWN,
        subject.place(lane.origin().child("versions").child(name)),
        message,
        help);
  }
}
