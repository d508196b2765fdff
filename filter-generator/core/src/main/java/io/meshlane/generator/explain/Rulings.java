package io.meshlane.generator.explain;

import io.meshlane.generator.explain.Action.Forward;
import io.meshlane.generator.explain.Action.Target;
import io.meshlane.generator.explain.DestinationRule.Subset;
import io.meshlane.generator.explain.VirtualService.Selection.Chosen;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Says what a chosen rule does with a request. */
final class Rulings {
  private final SubsetLookup subsets;
  private final KnownPods pods;
  private final ExplainSettings settings;

  Rulings(SubsetLookup subsets, KnownPods pods, ExplainSettings settings) {
    this.subsets = subsets;
    this.pods = pods;
    this.settings = settings;
  }

  Verdict of(Chosen chosen, Hop hop, List<String> before) {
    HttpRule rule = chosen.rule();
    RuleReference reference = RuleReference.of(chosen.owner(), rule);
    List<String> notes = new ArrayList<>(before);
    notes.addAll(rule.notes());
    rule.changes().changes().forEach(change -> notes.add(change.toString()));
    if (rule.action() instanceof Action.Respond respond) {
      return new Verdict.DirectResponse(reference, respond.status(), respond.field(), notes);
    }
    if (rule.action() instanceof Action.Redirect redirect) {
      return new Verdict.Redirected(rule.place(), redirect.status(), redirect.to(), notes);
    }
    if (rule.action() instanceof Action.NotUnderstood not) {
      return new Verdict.Unknown(List.of(not.reason()), notes);
    }
    return new Forwarding(rule, reference, hop, notes).verdict((Forward) rule.action());
  }

  /** One rule with destinations, at work on one request. */
  private final class Forwarding {
    private final HttpRule rule;
    private final RuleReference reference;
    private final Hop hop;
    private final List<String> notes;
    private final List<Unread> unread = new ArrayList<>();

    Forwarding(HttpRule rule, RuleReference reference, Hop hop, List<String> notes) {
      this.rule = rule;
      this.reference = reference;
      this.hop = hop;
      this.notes = notes;
    }

    Verdict verdict(Forward forward) {
      boolean single = forward.targets().size() == 1;
      long total = forward.targets().stream().mapToLong(Target::weight).sum();
      List<Destination> destinations = new ArrayList<>();
      for (Target target : forward.targets()) {
        if (single || target.weight() > 0) {
          destinations.add(
              destination(target, single ? 100 : 100.0 * target.weight() / total, single));
        }
      }
      if (destinations.isEmpty()) {
        unread.add(new Unread(rule.place(), "http.route", "every weight is 0"));
      }
      if (!unread.isEmpty()) {
        return new Verdict.Unknown(unread, notes);
      }
      return destinations.stream().noneMatch(Destination::defined)
          ? new Verdict.SubsetMissing(reference, destinations, notes)
          : new Verdict.Answered(reference, destinations, notes);
    }

    private Destination destination(Target target, double percent, boolean single) {
      target.changes().changes().forEach(change -> notes.add(change.toString()));
      SortedMap<String, String> labels = new TreeMap<>();
      boolean defined = true;
      if (target.subset().isPresent()) {
        var found = subsets.find(target.host(), target.subset().get(), hop.namespace());
        unread.addAll(found.unread());
        defined = found.subset().isPresent();
        found.subset().map(Subset::labels).ifPresent(labels::putAll);
      }
      return new Destination(
          target.host(),
          target.subset(),
          labels,
          defined ? versions(target.host(), labels) : List.of(),
          defined,
          target.port(),
          percent,
          headers(target, single),
          unsure(target));
    }

    private List<String> versions(String host, SortedMap<String, String> labels) {
      if (pods.knowsPods(host) && pods.versions(host, labels).isEmpty()) {
        notes.add("the manifests have no pods of " + host + " with labels " + labels);
      }
      String label = labels.get(settings.versionLabel());
      return label == null ? pods.versions(host, labels) : List.of(label);
    }

    /**
     * istiod appends a single destination's changes to the rule's, so that Envoy takes both as one;
     * with several destinations, Envoy applies the destination's first.
     */
    private Headers headers(Target target, boolean single) {
      Headers headers = hop.request().headers();
      return single
          ? rule.changes().with(target.changes()).apply(headers)
          : rule.changes().apply(target.changes().apply(headers));
    }

    private List<Unread> unsure(Target target) {
      List<HeaderChanges.Change> all = new ArrayList<>(rule.changes().changes());
      all.addAll(target.changes().changes());
      return all.stream()
          .filter(change -> change.name().equalsIgnoreCase(settings.header()))
          .filter(HeaderChanges.Computed.class::isInstance)
          .map(HeaderChanges.Computed.class::cast)
          .map(c -> new Unread(c.place(), c.field(), "Envoy computes the value of " + c.name()))
          .toList();
    }
  }
}
