package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.discovery.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Says who answers a request, from the text of the rules alone.
 *
 * <p>Follows what istiod and Envoy do with VirtualServices, DestinationRules, Gateways and
 * Meshlane's own callback filters; where it meets anything else that could decide, the verdict is
 * unknown and names it. It assumes the files to be all there is in the cluster, and sidecars in
 * every pod. Not thread-safe.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/reference/config/networking/virtual-service/">VirtualService</a>
 */
public final class Explainer {
  private final GatewayDomains domains;
  private final MeshRouter mesh;
  private final GatewayRouter gateways;
  private final JourneyPlanner journeys;
  private final LaneTableBuilder table;
  private final MeshPorts ports;
  private final String header;

  /**
   * For the rules of some files.
   *
   * @param inventory Services and pods, where manifests tell them; {@link Inventory#EMPTY} where
   *     not
   */
  public Explainer(RuleSet rules, Inventory inventory, ExplainSettings settings) {
    KnownPods pods = new KnownPods(inventory, settings.versionLabel());
    PodFilters filters = new PodFilters(rules.filters(), settings.rootNamespace());
    SubsetLookup subsets = new SubsetLookup(rules.destinationRules(), settings.rootNamespace());
    Rulings rulings = new Rulings(subsets, pods, settings);
    this.domains = new GatewayDomains(rules);
    this.mesh = new MeshRouter(rules, pods, filters, rulings);
    this.gateways = new GatewayRouter(domains, pods, filters, rulings, settings);
    this.header = settings.header();
    this.ports = new MeshPorts(rules.virtualServices(), pods);
    this.journeys = new JourneyPlanner(ports, pods, filters, settings.header(), rules.notes());
    this.table = new LaneTableBuilder(rules, domains, ports, settings.header());
  }

  /** Who answers {@code request} at its first proxy. */
  public Verdict explain(Request request) {
    if (request.start() instanceof Start.InMesh caller) {
      return mesh.route(request, caller);
    }
    Start.AtGateway start = (Start.AtGateway) request.start();
    List<String> meant = gateways(start.name());
    return meant.size() == 1
        ? gateways.route(request, meant.get(0))
        : new Verdict.Unknown(List.of(unclear(start.name(), meant)), List.of());
  }

  /** The same, and where its lane leads at every other service of the mesh's rules. */
  public Journey journey(Request request) {
    return journeys.plan(request, this::explain);
  }

  /** Every lane the rules name, at every way in and every service of the mesh's rules. */
  public LaneTable table() {
    return table.build(this::explain);
  }

  /** The same of one lane, whether a rule names it or not, beneath requests without a lane. */
  public LaneTable table(String lane) {
    return table.build(List.of(lane), this::explain);
  }

  /** The routing header's name. */
  String header() {
    return header;
  }

  /** The full names of the services that the mesh's rules are about. */
  List<String> meshHosts() {
    return ports.all().stream().map(MeshPorts.Port::host).distinct().toList();
  }

  /** The gateways that {@code name} may mean, {@code namespace/name}; without a name, all. */
  List<String> gateways(Optional<String> name) {
    return domains.references().stream()
        .filter(
            reference ->
                name.isEmpty()
                    || reference.equals(name.get())
                    || reference.endsWith("/" + name.get()))
        .toList();
  }

  private Unread unclear(Optional<String> name, List<String> meant) {
    SortedSet<String> known = domains.references();
    String why =
        meant.isEmpty()
            ? "the files know no such gateway" + (known.isEmpty() ? "" : ", only " + known)
            : "several gateways are meant: " + String.join(", ", meant);
    return new Unread(Place.of("request"), "gateway" + name.map(n -> " " + n).orElse(""), why);
  }
}
