package io.meshlane.generator;

import io.meshlane.generator.change.ForeignRules;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.MeshState;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Readiness;
import io.meshlane.generator.change.RetiredVersion;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Callback.Site.AtWorkload;
import io.meshlane.generator.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Makes one plan: reads the topology and the mesh, each once. */
final class Planning {
  private final ChangeRequest request;
  private final MeshReader reader;
  private final Renderer renderer;
  private final Findings findings;
  private final Pipeline pipeline;
  private List<RetiredVersion> retired = List.of();

  Planning(ChangeRequest request, MeshReader reader, Renderer renderer, Findings findings) {
    this.request = request;
    this.reader = reader;
    this.renderer = renderer;
    this.findings = findings;
    this.pipeline = new Pipeline(request.topology(), findings);
  }

  Optional<Plan> plan() {
    Optional<Topology> parsed = pipeline.parsed();
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    Inventory manifests = pipeline.manifests(parsed.get());
    boolean live = request.discover() || request.unreadyGrace().isPresent();
    Inventory all =
        live ? manifests.with(reader.inventory(serving(parsed.get()), findings)) : manifests;
    return pipeline
        .filled(parsed.get(), request.discover() ? all : manifests)
        .flatMap(this::retired)
        .flatMap(topology -> pipeline.mesh(topology, all))
        .flatMap(this::plan);
  }

  private Optional<Topology> retired(Topology topology) {
    if (request.retirement().isEmpty()) {
      return Optional.of(topology);
    }
    retired = request.retirement().get().in(topology);
    return request.retirement().get().from(topology, pipeline.sources(), findings);
  }

  private Optional<Plan> plan(Mesh mesh) {
    Topology topology = mesh.topology();
    Set<String> namespaces = namespaces(topology);
    Set<ObjectKey> keys = objects(mesh).stream().map(MeshObject::key).collect(Collectors.toSet());
    return reader
        .state(new Owner(topology.name(), topology.namespace()), namespaces, keys, findings)
        .flatMap(
            state ->
                ready(mesh, state).flatMap(ready -> between(state, objects(ready), namespaces)));
  }

  private Optional<Mesh> ready(Mesh mesh, MeshState state) {
    if (!request.discover() && request.unreadyGrace().isEmpty()) {
      return Optional.of(mesh);
    }
    Topology topology =
        new Readiness(request.unreadyGrace())
            .from(mesh.topology(), mesh.inventory(), state, pipeline.sources(), findings);
    return topology.equals(mesh.topology())
        ? Optional.of(mesh)
        : pipeline.mesh(topology, mesh.inventory());
  }

  private Optional<Plan> between(MeshState state, List<MeshObject> wanted, Set<String> namespaces) {
    new ForeignRules(state, wanted, namespaces, request.rootNamespace(), findings).report();
    return findings.hasErrors()
        ? Optional.empty()
        : Optional.of(Plan.between(state, wanted).retiring(retired));
  }

  private List<MeshObject> objects(Mesh mesh) {
    List<MeshObject> objects = new ArrayList<>();
    for (Manifest manifest : mesh.manifests(renderer)) {
      objects.addAll(MeshObject.parse(manifest.fileName(), manifest.text(), findings));
    }
    return objects;
  }

  /** Where services and their workloads are; what runs beside a gateway is no version of any. */
  private static Set<String> serving(Topology topology) {
    Set<String> namespaces = new TreeSet<>(List.of(topology.namespace()));
    topology.services().forEach(service -> namespaces.add(service.namespace()));
    return namespaces;
  }

  /** Where its services, gateways and pods are. */
  private static Set<String> namespaces(Topology topology) {
    Set<String> namespaces = serving(topology);
    topology
        .gateways()
        .forEach(
            gateway -> {
              namespaces.add(gateway.namespace());
              namespaces.add(gateway.workload().namespace());
            });
    topology.callbacks().stream()
        .map(callback -> callback.site())
        .filter(AtWorkload.class::isInstance)
        .forEach(site -> namespaces.add(((AtWorkload) site).namespace()));
    return namespaces;
  }
}
