package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.BASELINE_MISSING;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WITHOUT_BASELINE_UNKNOWN;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WITHOUT_BASELINE_UNUSED;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.LaneResolution;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Service.WithoutBaseline;

/** Every service has its baseline, or says what answers without one. */
final class BaselineExists implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    var resolution = new LaneResolution(subject.topology());
    for (Service service : subject.topology().services()) {
      if (!service.versions().isEmpty()) {
        check(subject, findings, service, resolution);
      }
    }
  }

  private static void check(
      Subject subject, Findings findings, Service service, LaneResolution resolution) {
    Origin at = service.origin().child("withoutBaseline");
    String name = "service " + quoted(service.name());
    if (service.hasBaseline()) {
      if (service.withoutBaseline().isPresent()) {
        String message =
            name
                + " has the baseline "
                + quoted(service.baseline())
                + ", so 'withoutBaseline' never acts";
        findings.add(WITHOUT_BASELINE_UNUSED, subject.place(at), message, "remove it");
      }
    } else if (service.withoutBaseline().isEmpty()) {
      String message =
          name
              + " has no baseline version "
              + quoted(service.baseline())
              + ", only "
              + list(service.versions());
      String help = didYouMean(service.baseline(), service.versions(), help(subject, service));
      findings.add(BASELINE_MISSING, subject.place(service.origin()), message, help);
    } else if (service.withoutBaseline().get() instanceof WithoutBaseline.UseLane use
        && resolution.version(use.lane(), service).isEmpty()) {
      String message = "lane " + quoted(use.lane()) + " reaches no version of " + name;
      String help =
          didYouMean(
              use.lane(),
              service.versions(),
              "write one of " + list(service.versions()) + ", or reject");
      findings.add(WITHOUT_BASELINE_UNKNOWN, subject.place(at), message, help);
    }
  }

  /** A service that was only found in the manifests has no lines of its own yet. */
  private static String help(Subject subject, Service service) {
    String lines = "name another 'baseline', or write withoutBaseline: reject";
    String unsaid =
        subject.sources().knows(new Origin("spec.baseline"))
                || !service.baseline().equals(subject.topology().baseline())
            ? ""
            : "name one with baseline: under spec, which has none; or ";
    return unsaid
        + (service.origin().path().startsWith("spec.")
            ? "add " + quoted(service.baseline()) + " to its versions, " + lines
            : "list the service in the topology and "
                + lines
                + "; or leave its manifest out of --manifests");
  }
}
