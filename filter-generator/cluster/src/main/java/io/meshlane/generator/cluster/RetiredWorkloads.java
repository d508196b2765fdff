package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.RetiredVersion;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Endpoints;
import io.meshlane.generator.discovery.Inventory.Workload;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The Deployments and StatefulSets of versions to which no route leads any more. */
record RetiredWorkloads(List<RetiredVersion> retired) {

  /** Those that run, found by selectors and labels as Kubernetes finds them. */
  List<Workload> find(MeshReader reader, Findings findings) {
    Set<String> namespaces = new TreeSet<>();
    retired.forEach(one -> namespaces.add(one.namespace()));
    Endpoints endpoints = new Endpoints(reader.inventory(namespaces, findings));
    Set<Workload> found = new LinkedHashSet<>();
    for (RetiredVersion one : retired) {
      endpoints.service(one.namespace(), one.service()).stream()
          .flatMap(service -> endpoints.behind(service).stream())
          .filter(it -> it.label(one.label()).equals(Optional.of(one.version())))
          .forEach(found::add);
    }
    return List.copyOf(found);
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
