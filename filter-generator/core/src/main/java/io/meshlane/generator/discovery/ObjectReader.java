package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.discovery.Inventory.Rule;
import io.meshlane.generator.discovery.Inventory.ServicePort;
import io.meshlane.generator.discovery.Inventory.Workload;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;

/** Turns the objects that matter to lanes into an {@link Inventory}. */
final class ObjectReader {
  private static final String PORTS = "ports: as a list: - {name: http, port: 8080}";

  /** Where Deployment and StatefulSet used to be, or are put by mistake. */
  private static final Set<String> WORKLOADS_ELSEWHERE =
      Set.of("v1", "extensions/v1beta1", "apps/v1beta1", "apps/v1beta2");

  private final Findings findings;
  private final String defaultNamespace;
  private final Map<String, KubernetesService> services = new LinkedHashMap<>();
  private final Map<String, Workload> workloads = new LinkedHashMap<>();
  private final Map<String, Rule> rules = new LinkedHashMap<>();

  ObjectReader(Findings findings, String defaultNamespace) {
    this.findings = findings;
    this.defaultNamespace = defaultNamespace;
  }

  Inventory inventory() {
    return new Inventory(
        List.copyOf(services.values()),
        List.copyOf(workloads.values()),
        List.copyOf(rules.values()));
  }

  void add(KubernetesObject object) {
    switch (object.kind()) {
      case "Service" -> {
        if (object.apiVersion().equals("v1")) {
          service(object, object.shape(findings));
        }
      }
      case "Deployment", "StatefulSet" -> {
        if (object.apiVersion().equals("apps/v1")) {
          workload(object, object.shape(findings));
        } else if (WORKLOADS_ELSEWHERE.contains(object.apiVersion())) {
          elsewhere(object);
        }
      }
      case "VirtualService", "DestinationRule" -> {
        if (object.group().equals("networking.istio.io")) {
          rule(object, object.shape(findings));
        }
      }
      default -> {} // other kinds know nothing of lanes
    }
  }

  private void service(KubernetesObject object, Shape shape) {
    Mapping spec = shape.requiredMapping(object.mapping(), "spec", "write spec: with ports");
    boolean external = spec.text("type").filter("ExternalName"::equals).isPresent();
    SortedMap<String, String> selector = shape.labels(spec, "selector");
    if (external || (selector.isEmpty() && shape.isSound())) {
      return;
    }
    List<ServicePort> ports =
        shape.mappings(spec, "ports", PORTS).stream().map(port -> port(port, shape)).toList();
    Metadata meta = metadata(object, shape);
    if (shape.isSound()) {
      services.put(
          meta.toString(),
          new KubernetesService(
              meta.name(), meta.namespace(), selector, ports, shape.place(object.mapping())));
    }
  }

  private static ServicePort port(Mapping port, Shape shape) {
    if (port.get("port").isEmpty()) {
      shape.report(port, "a port has no number", "write " + PORTS);
    }
    return new ServicePort(
        shape.text(port, "name").orElse(""),
        (int) shape.number(port, "port", 1, 65535).orElse(1),
        shape.text(port, "appProtocol"),
        shape.text(port, "protocol").orElse("TCP"),
        shape.place(port));
  }

  private void workload(KubernetesObject object, Shape shape) {
    String help =
        "write spec.template.metadata.labels; a patch is no manifest: name the output of kubectl"
            + " kustomize";
    Mapping spec = shape.requiredMapping(object.mapping(), "spec", help);
    Mapping template = shape.requiredMapping(spec, "template", help);
    SortedMap<String, String> labels =
        shape
            .mapping(template, "metadata")
            .map(meta -> shape.labels(meta, "labels"))
            .orElseGet(java.util.TreeMap::new);
    if (labels.isEmpty() && shape.isSound()) {
      shape.report(template, "its pods have no labels", help);
    }
    OptionalLong user =
        shape
            .mapping(template, "spec")
            .map(pod -> new PodUser(shape).of(pod))
            .orElse(OptionalLong.empty());
    Metadata meta = metadata(object, shape);
    if (shape.isSound()) {
      workloads.put(
          object.kind() + " " + meta,
          new Workload(
              object.kind(),
              meta.name(),
              meta.namespace(),
              labels,
              user,
              shape.place(object.mapping())));
    }
  }

  private void rule(KubernetesObject object, Shape shape) {
    Mapping spec = shape.requiredMapping(object.mapping(), "spec", "write spec: with its hosts");
    boolean virtual = object.kind().equals("VirtualService");
    List<String> hosts =
        virtual
            ? shape.texts(spec, "hosts", "hosts: [name]")
            : shape.text(spec, "host").stream().toList();
    List<String> gateways = virtual ? shape.texts(spec, "gateways", "gateways: [name]") : List.of();
    Metadata meta = metadata(object, shape);
    if (shape.isSound()) {
      rules.put(
          object.kind() + " " + meta,
          new Rule(
              object.kind(),
              meta.name(),
              meta.namespace(),
              hosts,
              gateways,
              topology(object),
              shape.place(object.mapping())));
    }
  }

  private void elsewhere(KubernetesObject object) {
    object
        .shape(findings)
        .report(
            object.mapping(),
            "Kubernetes has no " + object.kind() + " in " + quoted(object.apiVersion()),
            "write apiVersion: apps/v1");
  }

  private Metadata metadata(KubernetesObject object, Shape shape) {
    String help = "write metadata: {name: …}";
    Mapping meta = shape.requiredMapping(object.mapping(), "metadata", help);
    if (shape.isSound() && meta.get("name").isEmpty()) {
      shape.report(meta, "it has no name", help);
    }
    return new Metadata(
        shape.text(meta, "name").orElse(""),
        shape.text(meta, "namespace").orElse(defaultNamespace));
  }

  private static Optional<String> topology(KubernetesObject object) {
    return object
        .mapping()
        .mapping("metadata")
        .flatMap(meta -> meta.mapping("labels"))
        .filter(
            labels ->
                labels.text("app.kubernetes.io/managed-by").filter("meshlane"::equals).isPresent())
        .flatMap(labels -> labels.text("meshlane.io/topology"));
  }

  private record Metadata(String name, String namespace) {
    @Override
    public String toString() {
      return namespace + "/" + name;
    }
  }
}
