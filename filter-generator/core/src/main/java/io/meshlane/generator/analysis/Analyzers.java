package io.meshlane.generator.analysis;

import io.meshlane.generator.diagnostic.Findings;
import java.util.List;

/** All rules. */
public final class Analyzers {
  private Analyzers() {}

  /** Runs every rule on {@code subject}; a rule never stops another. */
  public static void run(Subject subject, Findings findings) {
    all().forEach(analyzer -> analyzer.analyze(subject, findings));
  }

  /** Every rule, in the order of the first code it reports. */
  static List<Analyzer> all() {
    return List.of(
        new PortIsHttp(),
        new PodsCarryVersion(),
        new PodsCarryApp(),
        new VersionIsSelected(),
        new PodIsNotTheProxy(),
        new HostHasNoOtherRule(),
        new VersionIsDeployed(),
        new PortIsOnService());
  }
}
