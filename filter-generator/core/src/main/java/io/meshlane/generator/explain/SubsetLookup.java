package io.meshlane.generator.explain;

import io.meshlane.generator.explain.DestinationRule.Subset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the subset a route means, in the order istiod looks: DestinationRules beside the caller,
 * then beside the service, then in Istio's root namespace. The first namespace with one for the
 * host decides alone, and there an exact host goes before wildcards.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/ops/best-practices/traffic-management/#cross-namespace-configuration">DestinationRule
 *     lookup</a>
 */
final class SubsetLookup {
  private final Map<String, List<DestinationRule>> byHost = new HashMap<>();
  private final List<DestinationRule> wildcards = new ArrayList<>();
  private final String rootNamespace;

  SubsetLookup(List<DestinationRule> rules, String rootNamespace) {
    this.rootNamespace = rootNamespace;
    for (DestinationRule rule : rules) {
      if (rule.host().startsWith("*")) {
        wildcards.add(rule);
      } else {
        byHost.computeIfAbsent(rule.host(), host -> new ArrayList<>()).add(rule);
      }
    }
  }

  /** What came of looking: a subset, none, or reasons why it cannot be said. */
  record Found(Optional<Subset> subset, List<Unread> unread) {
    static Found unclear(DestinationRule rule, String why) {
      return new Found(Optional.empty(), List.of(new Unread(rule.place(), rule.called(), why)));
    }
  }

  /**
   * The subset {@code name} of {@code host}.
   *
   * @param caller the namespace of the proxy's pod, where it is known
   */
  Found find(String host, String name, Optional<String> caller) {
    List<DestinationRule> rules = new ArrayList<>(byHost.getOrDefault(host, List.of()));
    wildcards.stream().filter(rule -> Domains.covers(rule.host(), host)).forEach(rules::add);
    Optional<String> service = MeshName.ofHost(host).map(MeshName::namespace);
    for (DestinationRule rule : rules) {
      Optional<Boolean> visible = rule.visibility().from(caller);
      boolean elsewhere =
          !rule.namespace().equals(rootNamespace)
              && service.filter(rule.namespace()::equals).isEmpty();
      if (visible.isEmpty() || (caller.isEmpty() && elsewhere)) {
        return Found.unclear(rule, "whether it acts depends on where the gateway's pods are");
      }
    }
    rules.removeIf(rule -> !rule.visibility().from(caller).orElse(false));
    return inOrder(rules, name, service, caller);
  }

  private Found inOrder(
      List<DestinationRule> rules, String name, Optional<String> service, Optional<String> caller) {
    List<String> namespaces = new ArrayList<>();
    caller.filter(namespace -> !namespace.equals(rootNamespace)).ifPresent(namespaces::add);
    service.ifPresent(namespaces::add);
    namespaces.add(rootNamespace);
    for (String namespace : namespaces) {
      List<DestinationRule> here =
          rules.stream().filter(rule -> rule.namespace().equals(namespace)).toList();
      if (!here.isEmpty()) {
        return among(here, name);
      }
    }
    // The namespace of a host outside the cluster is that of its ServiceEntry.
    return service.isPresent() || rules.isEmpty()
        ? new Found(Optional.empty(), List.of())
        : Found.unclear(rules.get(0), "whether it acts depends on where the host is declared");
  }

  private static Found among(List<DestinationRule> rules, String name) {
    String best =
        rules.stream()
            .map(DestinationRule::host)
            .max(
                Comparator.comparing((String host) -> !host.startsWith("*"))
                    .thenComparing(String::length))
            .orElseThrow();
    List<DestinationRule> chosen = rules.stream().filter(rule -> rule.host().equals(best)).toList();
    List<Unread> unread = chosen.stream().flatMap(rule -> rule.unread().stream()).toList();
    List<Subset> found =
        chosen.stream()
            .flatMap(rule -> rule.subsets().stream())
            .filter(subset -> subset.name().equals(name))
            .toList();
    if (unread.isEmpty() && found.stream().map(Subset::labels).distinct().count() > 1) {
      return Found.unclear(
          chosen.get(0), "subset '" + name + "' is defined twice, and the older one wins");
    }
    return new Found(found.stream().findFirst(), unread);
  }
}
