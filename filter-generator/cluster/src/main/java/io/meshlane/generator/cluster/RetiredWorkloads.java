package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Endpoints;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.Inventory.Workload;
import io.meshlane.generator.topology.Service;
import io.meshlane.generator.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Deployments and StatefulSets of one version, when no route leads there any more.
 *
 * @param service one service's only; else those of every service of the topology
 */
record RetiredWorkloads(Topology topology, String version, Optional<String> service) {

  /** Those that run, found by selectors and labels as Kubernetes finds them. */
  List<Workload> find(MeshReader reader, Findings findings) {
    Set<String> namespaces = new TreeSet<>(Set.of(topology.namespace()));
    topology.services().forEach(one -> namespaces.add(one.namespace()));
    Inventory inventory = reader.inventory(namespaces, findings);
    Endpoints endpoints = new Endpoints(inventory);
    Set<Workload> found = new LinkedHashSet<>();
    for (var candidate : inventory.services()) {
      if (isMeant(candidate.name(), candidate.namespace())) {
        endpoints.behind(candidate).stream()
            .filter(it -> it.label(topology.versionLabel()).equals(Optional.of(version)))
            .forEach(found::add);
      }
    }
    return List.copyOf(found);
  }

  private boolean isMeant(String name, String namespace) {
    if (service.isPresent()) {
      return service.get().equals(name) || service.get().equals(name + "." + namespace);
    }
    return topology.services().isEmpty()
        || topology.services().stream().anyMatch(one -> is(one, name, namespace));
  }

  private static boolean is(Service one, String name, String namespace) {
    return one.name().equals(name) && one.namespace().equals(namespace);
  }

  static String name(Workload workload) {
    return workload.kind() + " " + workload.namespace() + "/" + workload.name();
  }

  static void delete(Workload workload, KubernetesClient client, Requests requests) {
    var apps = client.apps();
    requests.call(
        name(workload),
        () ->
            workload.kind().equals("StatefulSet")
                ? apps.statefulSets()
                    .inNamespace(workload.namespace())
                    .withName(workload.name())
                    .delete()
                : apps.deployments()
                    .inNamespace(workload.namespace())
                    .withName(workload.name())
                    .delete());
  }
}
