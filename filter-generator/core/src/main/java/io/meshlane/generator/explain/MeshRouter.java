package io.meshlane.generator.explain;

import io.meshlane.generator.explain.PodFilters.Passed;
import io.meshlane.generator.explain.PodFilters.Pods;
import io.meshlane.generator.explain.ProxyFilter.Side;
import io.meshlane.generator.explain.VirtualService.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What a sidecar does with a request of its pod. */
final class MeshRouter {
  private static final int PLAIN_HTTP = 80;

  private final Map<String, List<VirtualService>> byHost = new HashMap<>();
  private final RuleSet rules;
  private final KnownHosts hosts;
  private final KnownPods pods;
  private final PodFilters filters;
  private final Rulings rulings;

  MeshRouter(RuleSet rules, KnownPods pods, PodFilters filters, Rulings rulings) {
    this.rules = rules;
    this.hosts = new KnownHosts(rules, pods);
    this.pods = pods;
    this.filters = filters;
    this.rulings = rulings;
    for (VirtualService rule : rules.virtualServices()) {
      if (rule.isInMesh()) {
        for (String host : rule.hosts()) {
          byHost.computeIfAbsent(host, key -> new ArrayList<>()).add(rule);
        }
      }
    }
  }

  /** Every host a rule of the mesh is for. */
  Set<String> hosts() {
    return Set.copyOf(byHost.keySet());
  }

  Verdict route(Request request, Start.InMesh caller) {
    Optional<String> namespace = Optional.of(caller.namespace());
    List<Pods> callers =
        caller
            .service()
            .map(service -> pods.pods(MeshName.host(service, caller.namespace()), new TreeMap<>()))
            .orElseGet(() -> List.of(new Pods(namespace, new TreeMap<>(), false)));
    Passed passed = filters.pass(request.headers(), request.authority(), Side.OUTBOUND, callers);
    List<Unread> unread = new ArrayList<>(passed.certain());
    unread.addAll(passed.possible());
    if (!unread.isEmpty()) {
      return new Verdict.Unknown(unread, passed.notes());
    }
    String host = request.host();
    String full = MeshName.called(host, caller.namespace()).map(MeshName::host).orElse(host);
    OptionalInt port = request.port().isPresent() ? request.port() : pods.onlyPort(full);
    Hop hop = new Hop(request.withHeaders(passed.headers()), Hop.MESH, port, namespace);
    return Optional.ofNullable(rules.otherRoutes().get(full))
        .<Verdict>map(other -> new Verdict.Unknown(List.of(other), passed.notes()))
        .orElseGet(() -> route(hop, full, host, passed.notes()));
  }

  private Verdict route(Hop hop, String full, String host, List<String> notes) {
    List<VirtualService> acting = acting(hop, full, host);
    if (acting.isEmpty()) {
      return unruled(full, host, notes);
    }
    if (acting.size() > 1) {
      return new Verdict.Unknown(
          acting.stream()
              .map(
                  rule ->
                      new Unread(
                          rule.place(),
                          rule.called(),
                          "several are for " + full + " in the mesh, and only the oldest acts"))
              .toList(),
          notes);
    }
    Selection selection = acting.get(0).select(hop);
    if (selection instanceof Selection.Chosen chosen) {
      return rulings.of(chosen, hop, notes);
    }
    if (selection instanceof Selection.Undecided undecided) {
      return new Verdict.Unknown(undecided.reasons(), notes);
    }
    String called = acting.get(0).called() + " (" + acting.get(0).place() + ")";
    return selection instanceof Selection.NoneMatches
        ? new Verdict.NotFound("no rule of " + called + " takes the request", notes)
        : untouched(full, host, "no rule of " + called + " is for this port or place", notes);
  }

  /** Those with the name itself, or else with the longest wildcard. */
  private List<VirtualService> acting(Hop hop, String full, String host) {
    Set<VirtualService> exact = new LinkedHashSet<>(named(hop, full, full));
    exact.addAll(named(hop, host, full));
    if (!exact.isEmpty()) {
      return List.copyOf(exact);
    }
    Set<String> wildcards = new LinkedHashSet<>(byHost.keySet());
    wildcards.removeIf(domain -> !domain.startsWith("*") || named(hop, domain, full).isEmpty());
    return Domains.best(wildcards, full)
        .or(() -> Domains.best(wildcards, host))
        .map(domain -> named(hop, domain, full))
        .orElse(List.of());
  }

  private List<VirtualService> named(Hop hop, String domain, String full) {
    return byHost.getOrDefault(domain, List.of()).stream()
        .filter(rule -> rule.visibility().from(hop.namespace()).orElse(false))
        .filter(rule -> isServiceIn(domain, full) || listens(rule, hop.port()))
        .toList();
  }

  private static boolean isServiceIn(String domain, String full) {
    return MeshName.ofHost(full).isPresent() && Domains.covers(domain, full);
  }

  /**
   * A host that is no service is answered on the ports of the services beside it in {@code hosts},
   * and on port 80 where there is none.
   */
  private boolean listens(VirtualService rule, OptionalInt port) {
    List<String> services =
        rule.hosts().stream().filter(host -> MeshName.ofHost(host).isPresent()).toList();
    if (port.isEmpty()) {
      return true;
    }
    boolean known = services.stream().allMatch(pods::isService);
    return services.isEmpty()
        ? port.getAsInt() == PLAIN_HTTP
        : !known || services.stream().anyMatch(host -> pods.ports(host).contains(port.getAsInt()));
  }

  private Verdict unruled(String full, String host, List<String> notes) {
    String reason =
        hosts.isService(full)
            ? "no VirtualService of the mesh is for it"
            : "no rule in these files knows this host";
    return hosts
        .declared(full, host)
        .<Verdict>map(entry -> new Verdict.Unknown(List.of(entry), notes))
        .orElseGet(() -> untouched(full, host, reason, notes));
  }

  /** Without a Service to know, it may be outside the cluster, and has no pods to speak of. */
  private Verdict untouched(String full, String host, String reason, List<String> notes) {
    return hosts.isService(full)
        ? new Verdict.Untouched(full, true, pods.versions(full, new TreeMap<>()), reason, notes)
        : new Verdict.Untouched(host, false, List.of(), reason, notes);
  }
}
