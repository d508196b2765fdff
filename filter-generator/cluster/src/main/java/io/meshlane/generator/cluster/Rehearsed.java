package io.meshlane.generator.cluster;

import io.meshlane.generator.change.Phase;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Step;
import io.meshlane.generator.cluster.Applied.PhaseDone;
import java.time.Duration;
import java.util.List;

/** What a plan would do, as if it was done. */
final class Rehearsed {
  private Rehearsed() {}

  static Applied of(Plan plan) {
    return new Applied(plan.phases().stream().map(Rehearsed::of).toList(), true, plan.retired());
  }

  private static PhaseDone of(Phase phase) {
    return new PhaseDone(
        phase.kind().title(), names(phase, false), names(phase, true), 0, Duration.ZERO);
  }

  private static List<String> names(Phase phase, boolean deleted) {
    return phase.steps().stream()
        .filter(step -> step instanceof Step.Delete == deleted)
        .map(step -> step.key().toString())
        .toList();
  }
}
