package io.meshlane.generator.analysis;

import io.meshlane.generator.diagnostic.Findings;

/** One rule, or a few that cannot be told apart. Stateless. Never throws for what a user wrote. */
interface Analyzer {
  /** Adds a finding for each place that breaks the rule. */
  void analyze(Subject subject, Findings findings);
}
