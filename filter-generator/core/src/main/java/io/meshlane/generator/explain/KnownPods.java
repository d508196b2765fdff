package io.meshlane.generator.explain;

import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.discovery.Inventory.ServicePort;
import io.meshlane.generator.discovery.Inventory.Workload;
import io.meshlane.generator.explain.PodFilters.Pods;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Services and pods as the manifests tell them; without manifests, what can be said without. */
final class KnownPods {
  private final Map<String, KubernetesService> services = new HashMap<>();
  private final Map<String, List<Workload>> selected = new HashMap<>();
  private final List<Workload> workloads;
  private final String versionLabel;

  KnownPods(Inventory inventory, String versionLabel) {
    this.workloads = inventory.workloads();
    this.versionLabel = versionLabel;
    for (KubernetesService service : inventory.services()) {
      services.putIfAbsent(MeshName.host(service.name(), service.namespace()), service);
    }
  }

  boolean isService(String host) {
    return services.containsKey(host);
  }

  /** Ports of {@code host}; none when it is not known. */
  List<Integer> ports(String host) {
    return Optional.ofNullable(services.get(host)).stream()
        .flatMap(service -> service.ports().stream().map(ServicePort::number))
        .sorted()
        .toList();
  }

  /** The only port of {@code host}. */
  OptionalInt onlyPort(String host) {
    List<Integer> ports = ports(host);
    return ports.size() == 1 ? OptionalInt.of(ports.get(0)) : OptionalInt.empty();
  }

  /** Versions among the pods of {@code host} that carry {@code labels}. */
  List<String> versions(String host, SortedMap<String, String> labels) {
    return workloads(host)
        .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
        .flatMap(workload -> Optional.ofNullable(workload.labels().get(versionLabel)).stream())
        .distinct()
        .sorted()
        .toList();
  }

  /** True when the manifests tell this host's pods. */
  boolean knowsPods(String host) {
    return workloads(host).findAny().isPresent();
  }

  /** The pods of {@code host} that carry {@code labels}. */
  List<Pods> pods(String host, SortedMap<String, String> labels) {
    List<Pods> known =
        workloads(host)
            .filter(workload -> workload.labels().entrySet().containsAll(labels.entrySet()))
            .map(KnownPods::pods)
            .toList();
    return known.isEmpty()
        ? List.of(new Pods(MeshName.ofHost(host).map(MeshName::namespace), labels, false))
        : known;
  }

  /** The pods that carry {@code selector}, wherever they are: those of a gateway. */
  List<Pods> selected(SortedMap<String, String> selector) {
    List<Pods> known =
        workloads.stream()
            .filter(workload -> !selector.isEmpty())
            .filter(workload -> workload.labels().entrySet().containsAll(selector.entrySet()))
            .map(KnownPods::pods)
            .toList();
    return known.isEmpty()
        ? List.of(new Pods(Optional.empty(), new TreeMap<>(selector), false))
        : known;
  }

  private Stream<Workload> workloads(String host) {
    KubernetesService service = services.get(host);
    return service == null
        ? Stream.empty()
        : selected
            .computeIfAbsent(host, h -> workloads.stream().filter(service::selects).toList())
            .stream();
  }

  private static Pods pods(Workload workload) {
    return new Pods(Optional.of(workload.namespace()), workload.labels(), true);
  }
}
