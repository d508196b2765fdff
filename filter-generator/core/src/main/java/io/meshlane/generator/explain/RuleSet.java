package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The routing rules of some files: VirtualServices, DestinationRules, Gateways and filters, whether
 * Meshlane wrote them or not.
 *
 * <p>Immutable. Read from text alone: nothing in a file is run, and what is not understood is kept
 * as such, with its place. Other kinds in the files are skipped. Knows nothing of objects that are
 * in a cluster but not in the files.
 */
public final class RuleSet {
  private static final Set<String> FILTERS =
      Set.of("EnvoyFilter", "TrafficExtension", "WasmPlugin");

  private final List<VirtualService> virtualServices = new ArrayList<>();
  private final List<DestinationRule> destinationRules = new ArrayList<>();
  private final List<GatewayObject> gateways = new ArrayList<>();
  private final List<ProxyFilter> filters = new ArrayList<>();
  private final List<ManifestObject> serviceEntries = new ArrayList<>();
  private final Map<String, Unread> otherRoutes = new HashMap<>();
  private final List<String> notes = new ArrayList<>();
  private final Map<String, Place> seen = new HashMap<>();
  private final Map<String, List<Unread>> twice = new HashMap<>();

  private RuleSet(List<ManifestObject> objects) {
    objects.forEach(this::add);
    virtualServices.replaceAll(rule -> rule.withUnread(twice(rule.called())));
    destinationRules.replaceAll(rule -> rule.withUnread(twice(rule.called())));
  }

  /**
   * The rules in {@code paths}: files, and folders with all their {@code .yaml} and {@code .yml}
   * files. A file that cannot be read is a finding and counts as empty.
   *
   * @param namespace of objects that name none
   */
  public static RuleSet read(List<Path> paths, String namespace, Findings findings) {
    RuleFiles files = new RuleFiles(namespace, findings);
    files.read(paths);
    return new RuleSet(files.objects());
  }

  /** The rules in texts that are not, or not yet, in files. */
  public static RuleSet parse(List<Source> sources, String namespace, Findings findings) {
    RuleFiles files = new RuleFiles(namespace, findings);
    sources.forEach(source -> files.parse(source.name(), source.text()));
    return new RuleSet(files.objects());
  }

  /** A text, and what it is called in answers. */
  public record Source(String name, String text) {}

  /** True when the files held nothing that routes. */
  public boolean isEmpty() {
    return virtualServices.isEmpty();
  }

  List<VirtualService> virtualServices() {
    return List.copyOf(virtualServices);
  }

  List<DestinationRule> destinationRules() {
    return List.copyOf(destinationRules);
  }

  List<GatewayObject> gateways() {
    return List.copyOf(gateways);
  }

  List<ProxyFilter> filters() {
    return List.copyOf(filters);
  }

  /** Which hosts there are outside of Kubernetes; explain knows of them and no more. */
  List<ManifestObject> serviceEntries() {
    return List.copyOf(serviceEntries);
  }

  /** Hosts whose routes are those of another kind, which wins over VirtualServices. */
  Map<String, Unread> otherRoutes() {
    return Map.copyOf(otherRoutes);
  }

  List<String> notes() {
    return List.copyOf(notes);
  }

  private void add(ManifestObject object) {
    switch (object.group()) {
      case "networking.istio.io" -> addRule(object);
      case "extensions.istio.io" -> addFilter(object);
      case "gateway.networking.k8s.io" -> addRoute(object);
      default -> {}
    }
  }

  private void addRule(ManifestObject object) {
    object.otherVersion().ifPresent(version -> notes.add(version.toString()));
    switch (object.kind()) {
      case "VirtualService" -> {
        if (isFirst(object)) {
          virtualServices.add(VirtualServiceReader.read(object));
        }
      }
      case "DestinationRule" -> {
        if (isFirst(object)) {
          destinationRules.add(ObjectReader.destinationRule(object));
        }
      }
      case "Gateway" -> {
        if (isFirst(object)) {
          gateways.add(ObjectReader.gateway(object));
        }
      }
      case "Sidecar" -> {
        if (isFirst(object)) {
          SidecarReader.read(object).ifPresent(filters::add);
        }
      }
      case "ServiceEntry" -> serviceEntries.add(object);
      default -> addFilter(object);
    }
  }

  private void addFilter(ManifestObject object) {
    if (FILTERS.contains(object.kind()) && isFirst(object)) {
      filters.addAll(FilterReader.read(object));
    }
  }

  private boolean isFirst(ManifestObject object) {
    Place first = seen.putIfAbsent(object.called(), object.place());
    if (first != null) {
      twice
          .computeIfAbsent(object.called(), name -> new ArrayList<>())
          .add(
              new Unread(
                  object.place(),
                  object.called(),
                  "it also stands at " + first + ", and a cluster holds one of a name"));
    }
    return first == null;
  }

  private List<Unread> twice(String called) {
    return twice.getOrDefault(called, List.of());
  }

  private void addRoute(ManifestObject object) {
    if (object.kind().equals("HTTPRoute") || object.kind().equals("GRPCRoute")) {
      Unread unread =
          new Unread(object.place(), object.called(), "explain does not read this kind");
      for (var parent : object.spec().mappings("parentRefs")) {
        if (parent.text("kind").filter("Service"::equals).isPresent()) {
          String namespace = parent.text("namespace").orElse(object.namespace());
          otherRoutes.put(MeshName.host(parent.text("name").orElse(""), namespace), unread);
        }
      }
    }
  }
}
