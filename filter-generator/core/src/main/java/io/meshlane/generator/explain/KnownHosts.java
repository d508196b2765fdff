package io.meshlane.generator.explain;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Hosts that the files speak of, whether a rule decides for them or not. */
final class KnownHosts {
  private final Set<String> named = new HashSet<>();
  private final List<ManifestObject> entries;
  private final KnownPods pods;

  KnownHosts(RuleSet rules, KnownPods pods) {
    this.entries = rules.serviceEntries();
    this.pods = pods;
    rules.destinationRules().forEach(rule -> named.add(rule.host()));
    for (VirtualService rule : rules.virtualServices()) {
      named.addAll(rule.hosts());
      for (HttpRule http : rule.rules()) {
        if (http.action() instanceof Action.Forward forward) {
          forward.targets().forEach(target -> named.add(target.host()));
        }
      }
    }
  }

  /** Whether {@code host}, in full, is a Service the files name. */
  boolean isService(String host) {
    return pods.isService(host) || (named.contains(host) && MeshName.ofHost(host).isPresent());
  }

  /** The ServiceEntry that declares the host, by either of its names. */
  Optional<Unread> declared(String full, String host) {
    return entries.stream()
        .filter(
            entry ->
                ManifestObject.texts(entry.spec(), "hosts").stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .anyMatch(name -> Domains.covers(name, full) || Domains.covers(name, host)))
        .map(entry -> new Unread(entry.place(), entry.called(), "explain does not read this kind"))
        .findFirst();
  }
}
