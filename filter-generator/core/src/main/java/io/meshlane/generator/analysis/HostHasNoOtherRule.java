package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FOREIGN_RULE;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory.Rule;
import java.util.SortedSet;

/**
 * A host of the topology has no hand-written VirtualService or DestinationRule: Istio merges or
 * drops one of two rules for a host, by age.
 *
 * <p>A DestinationRule with a wildcard counts too: Istio takes the most specific rule of a host
 * alone, so that its policy would end where ours begins.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/ops/best-practices/traffic-management/#split-virtual-services">Several
 *     rules for one host</a>
 */
final class HostHasNoOtherRule implements Analyzer {
  @Override
  public void analyze(Subject subject, Findings findings) {
    var owned = new OwnedHosts(subject.topology());
    for (Rule rule : subject.inventory().rules()) {
      SortedSet<String> met = owned.metBy(rule);
      boolean ours = rule.topology().filter(subject.topology().name()::equals).isPresent();
      if (!met.isEmpty() && !ours) {
        findings.add(FOREIGN_RULE, rule.place(), message(rule, met), help(rule));
      }
    }
  }

  private static String message(Rule rule, SortedSet<String> met) {
    String written =
        rule.topology().map(other -> "topology " + quoted(other) + "'s ").orElse("hand-written ");
    return written
        + rule.kind()
        + " "
        + quoted(rule.name())
        + " is for "
        + list(met)
        + ", whose rules come from the topology";
  }

  private static String help(Rule rule) {
    if (rule.topology().isPresent()) {
      return "take the host out of one of the two topologies";
    }
    return rule.kind().equals("VirtualService")
        ? "delete it once its routes are in the topology, or take the service out of the topology"
        : "delete it once its policy is under traffic: in the topology, or take the service out of"
            + " the topology";
  }
}
