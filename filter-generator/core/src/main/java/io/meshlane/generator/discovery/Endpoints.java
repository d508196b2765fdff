package io.meshlane.generator.discovery;

import static java.util.stream.Collectors.groupingBy;

import io.meshlane.generator.discovery.Inventory.KubernetesService;
import io.meshlane.generator.discovery.Inventory.Workload;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which workloads stand behind which Service, found by their labels as Kubernetes does. Built once
 * for an {@link Inventory}, so that a thousand Services cost no thousand walks over all workloads.
 */
public final class Endpoints {
  private final Map<Name, KubernetesService> services;
  private final Map<Label, List<Workload>> byLabel;

  /** Indexes {@code inventory}. */
  public Endpoints(Inventory inventory) {
    this.services =
        inventory.services().stream()
            .collect(Collectors.toMap(Endpoints::name, Function.identity(), (a, b) -> b));
    record Labelled(Label label, Workload workload) {}
    this.byLabel =
        inventory.workloads().stream()
            .flatMap(
                workload ->
                    workload.labels().entrySet().stream()
                        .map(
                            label -> new Labelled(Label.of(workload.namespace(), label), workload)))
            .collect(
                groupingBy(
                    Labelled::label,
                    Collectors.mapping(Labelled::workload, Collectors.toUnmodifiableList())));
  }

  /** The Service of that name, if the manifests have it. */
  public Optional<KubernetesService> service(String namespace, String name) {
    return Optional.ofNullable(services.get(new Name(namespace, name)));
  }

  /** The workloads whose pods {@code service} selects, in the order of the files. */
  public List<Workload> behind(KubernetesService service) {
    return service.selector().entrySet().stream()
        .map(label -> byLabel.getOrDefault(Label.of(service.namespace(), label), List.of()))
        .min(Comparator.comparingInt(List::size))
        .orElse(List.of())
        .stream()
        .filter(service::selects)
        .toList();
  }

  /** The versions behind {@code service}: values of the pods' label, each once. */
  public SortedSet<String> versions(KubernetesService service, String versionLabel) {
    SortedSet<String> versions = new TreeSet<>();
    behind(service).forEach(workload -> workload.label(versionLabel).ifPresent(versions::add));
    return versions;
  }

  private static Name name(KubernetesService service) {
    return new Name(service.namespace(), service.name());
  }

  private record Name(String namespace, String name) {}

  private record Label(String namespace, String key, String value) {
    static Label of(String namespace, Map.Entry<String, String> label) {
      return new Label(namespace, label.getKey(), label.getValue());
    }
  }
}
