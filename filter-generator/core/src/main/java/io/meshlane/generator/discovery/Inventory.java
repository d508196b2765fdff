package io.meshlane.generator.discovery;

import io.meshlane.generator.diagnostic.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/**
 * What the Kubernetes manifests hold that matters to lanes.
 *
 * @param services every Service with a selector
 * @param workloads every Deployment and StatefulSet
 * @param rules every VirtualService and DestinationRule
 */
public record Inventory(
    List<KubernetesService> services, List<Workload> workloads, List<Rule> rules) {

  /** No manifests. */
  public static final Inventory EMPTY = new Inventory(List.of(), List.of(), List.of());

  public Inventory {
    services = List.copyOf(services);
    workloads = List.copyOf(workloads);
    rules = List.copyOf(rules);
  }

  /** True when no manifests were given, or none held anything of interest. */
  public boolean isEmpty() {
    return services.isEmpty() && workloads.isEmpty();
  }

  /** This, and what only {@code other} has of Services and workloads. */
  public Inventory with(Inventory other) {
    List<KubernetesService> allServices = new ArrayList<>(services);
    other.services.stream()
        .filter(one -> services.stream().noneMatch(one::isSameAs))
        .forEach(allServices::add);
    List<Workload> allWorkloads = new ArrayList<>(workloads);
    other.workloads.stream()
        .filter(one -> workloads.stream().noneMatch(one::isSameAs))
        .forEach(allWorkloads::add);
    return new Inventory(allServices, allWorkloads, rules);
  }

  /** A Service; the selector picks pods of its own namespace. */
  public record KubernetesService(
      String name,
      String namespace,
      SortedMap<String, String> selector,
      List<ServicePort> ports,
      Place place) {

    boolean isSameAs(KubernetesService other) {
      return name.equals(other.name) && namespace.equals(other.namespace);
    }

    /**
     * True when the Service's endpoints include pods of {@code workload}, as Kubernetes matches
     * labels.
     */
    public boolean selects(Workload workload) {
      return namespace.equals(workload.namespace())
          && !selector.isEmpty()
          && workload.labels().entrySet().containsAll(selector.entrySet());
    }
  }

  /**
   * A port of a Service.
   *
   * @param name empty when it has none
   * @param protocol Kubernetes' TCP, UDP or SCTP
   */
  public record ServicePort(
      String name, int number, Optional<String> appProtocol, String protocol, Place place) {}

  /**
   * A Deployment or StatefulSet.
   *
   * @param labels of its pods
   * @param runAsUser the user id its pods run as, where one is set for the pod or any container
   */
  public record Workload(
      String kind,
      String name,
      String namespace,
      SortedMap<String, String> labels,
      OptionalLong runAsUser,
      Place place) {

    boolean isSameAs(Workload other) {
      return kind.equals(other.kind)
          && name.equals(other.name)
          && namespace.equals(other.namespace);
    }

    /** The value of a pod label; an empty one counts as absent. */
    public Optional<String> label(String key) {
      return Optional.ofNullable(labels.get(key)).filter(value -> !value.isEmpty());
    }
  }

  /**
   * A VirtualService or DestinationRule.
   *
   * @param hosts as written: short names, full names, wildcards
   * @param gateways as written; empty for a rule that says nothing, which then acts in the mesh
   * @param topology the one it was generated from; empty for a hand-written rule
   */
  public record Rule(
      String kind,
      String name,
      String namespace,
      List<String> hosts,
      List<String> gateways,
      Optional<String> topology,
      Place place) {
    public Rule {
      hosts = List.copyOf(hosts);
      gateways = List.copyOf(gateways);
    }

    /** True unless it acts at gateways only. */
    public boolean actsInMesh() {
      return gateways.isEmpty() || gateways.contains("mesh");
    }
  }
}
