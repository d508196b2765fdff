package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.SPLIT_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.topology.Service;
import java.util.SortedMap;

/** A split shares the baseline traffic among versions the service has, to 100 in all. */
final class SplitAddsUp implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    for (Service service : subject.topology().services()) {
      if (!service.versions().isEmpty()) {
        check(subject, findings, service);
      }
    }
  }

  private static void check(Subject subject, Findings findings, Service service) {
    SortedMap<String, Integer> split = service.traffic().split();
    Origin at = service.origin().child("traffic").child("split");
    int sum = split.values().stream().mapToInt(Integer::intValue).sum();
    if (!split.isEmpty() && sum != 100) {
      findings.add(
          SPLIT_INVALID,
          subject.place(at),
          "the weights add up to " + sum,
          "make them add up to 100");
    }
    for (String version : split.keySet()) {
      if (!service.versions().contains(version)) {
        String message = "service " + quoted(service.name()) + " has no version " + quoted(version);
        String help =
            didYouMean(version, service.versions(), "write one of " + list(service.versions()));
        findings.add(SPLIT_INVALID, subject.place(at.child(version)), message, help);
      }
    }
    if (!split.isEmpty() && !service.hasBaseline()) {
      String message =
          "service " + quoted(service.name()) + " has no baseline whose traffic could be split";
      findings.add(
          SPLIT_INVALID,
          subject.place(at),
          message,
          "remove the split, or add " + quoted(service.baseline()));
    }
  }
}
