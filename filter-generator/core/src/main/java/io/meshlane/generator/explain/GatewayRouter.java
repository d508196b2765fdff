package io.meshlane.generator.explain;

import io.meshlane.generator.explain.GatewayDomains.Bound;
import io.meshlane.generator.explain.PodFilters.Passed;
import io.meshlane.generator.explain.PodFilters.Pods;
import io.meshlane.generator.explain.ProxyFilter.Side;
import io.meshlane.generator.explain.VirtualService.Selection;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an ingress gateway does with a request. */
final class GatewayRouter {
  private final GatewayDomains domains;
  private final KnownPods pods;
  private final PodFilters filters;
  private final Rulings rulings;
  private final ExplainSettings settings;

  GatewayRouter(
      GatewayDomains domains,
      KnownPods pods,
      PodFilters filters,
      Rulings rulings,
      ExplainSettings settings) {
    this.domains = domains;
    this.pods = pods;
    this.filters = filters;
    this.rulings = rulings;
    this.settings = settings;
  }

  /** The verdict at {@code gateway}, written {@code namespace/name}. */
  Verdict route(Request request, String gateway) {
    List<Pods> proxies = pods(gateway);
    Passed passed = filters.pass(request.headers(), request.authority(), Side.GATEWAY, proxies);
    List<Unread> unread = new ArrayList<>(passed.certain());
    unread.addAll(passed.possible());
    if (!unread.isEmpty()) {
      return new Verdict.Unknown(unread, passed.notes());
    }
    OptionalInt port = request.port().isPresent() ? request.port() : domains.onlyPort(gateway);
    Hop hop = new Hop(request.withHeaders(passed.headers()), gateway, port, namespace(proxies));
    Optional<Unread> unclear = domains.unclearPort(gateway, hop);
    if (unclear.isPresent()) {
      return new Verdict.Unknown(List.of(unclear.get()), passed.notes());
    }
    Optional<GatewayObject.Server> redirecting = domains.redirecting(gateway, hop);
    return redirecting
        .<Verdict>map(
            server -> new Verdict.Redirected(server.place(), 301, "https://", passed.notes()))
        .orElseGet(() -> route(hop, passed.notes()));
  }

  /**
   * The best domain that has a rule for this place: istiod leaves out a host whose rules are all
   * for other ports or gateways, and the next wildcard takes its requests.
   */
  private Verdict route(Hop hop, List<String> notes) {
    SortedMap<String, List<Bound>> served = new TreeMap<>(domains.of(hop.gateway(), hop.port()));
    Optional<String> domain = Domains.best(served.keySet(), hop.request().host());
    while (domain.isPresent()) {
      Set<Selection> selections = new LinkedHashSet<>();
      for (Bound bound : served.getOrDefault(domain.get(), List.of())) {
        selections.add(select(bound, hop));
      }
      selections.removeIf(Selection.NoneApplies.class::isInstance);
      if (!selections.isEmpty()) {
        return verdict(selections, domain.get(), hop, notes);
      }
      served.remove(domain.get());
      domain = Domains.best(served.keySet(), hop.request().host());
    }
    String host = hop.request().host();
    return new Verdict.NotFound(
        "no VirtualService at gateway " + hop.gateway() + " is for host " + host, notes);
  }

  private static Selection select(Bound bound, Hop hop) {
    VirtualService rule = bound.rule();
    Optional<Boolean> visible = rule.visibility().from(hop.namespace());
    if (visible.isEmpty()) {
      String why = "whether exportTo shows it to the gateway's pods is not known";
      return new Selection.Undecided(List.of(new Unread(rule.place(), rule.called(), why)));
    }
    Hop here = new Hop(hop.request(), bound.gateway(), hop.port(), hop.namespace());
    return visible.get() ? rule.select(here) : new Selection.NoneApplies(rule);
  }

  private Verdict verdict(Set<Selection> selections, String domain, Hop hop, List<String> notes) {
    List<Selection> relevant =
        selections.stream().filter(one -> !(one instanceof Selection.NoneMatches)).toList();
    if (relevant.isEmpty()) {
      String where = "host " + domain + " at gateway " + hop.gateway();
      return new Verdict.NotFound("no rule for " + where + " takes the request", notes);
    }
    List<Unread> unread = new ArrayList<>();
    for (Selection selection : relevant) {
      if (selection instanceof Selection.Undecided undecided) {
        unread.addAll(undecided.reasons());
      } else if (selection instanceof Selection.Chosen chosen && relevant.size() > 1) {
        String why = "several are for " + domain + " here, and the oldest comes first";
        unread.add(new Unread(chosen.rule().place(), chosen.owner().called(), why));
      }
    }
    return unread.isEmpty()
        ? rulings.of((Selection.Chosen) relevant.get(0), hop, notes)
        : new Verdict.Unknown(unread, notes);
  }

  private List<Pods> pods(String gateway) {
    ExplainSettings.GatewayPods told = settings.gatewayPods().get(gateway);
    List<Pods> found = pods.selected(told == null ? domains.selector(gateway) : told.labels());
    boolean known = found.stream().allMatch(Pods::complete);
    return told == null || known
        ? found
        : List.of(new Pods(Optional.of(told.namespace()), new TreeMap<>(told.labels()), false));
  }

  private static Optional<String> namespace(List<Pods> pods) {
    List<Optional<String>> namespaces = pods.stream().map(Pods::namespace).distinct().toList();
    return namespaces.size() == 1 ? namespaces.get(0) : Optional.empty();
  }
}
