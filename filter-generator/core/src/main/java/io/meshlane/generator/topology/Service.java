package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * A Kubernetes Service and the versions behind it.
 *
 * @param baseline the version that answers where a lane has none here
 * @param ports at least one once discovery is done
 * @param versions values of the version label, in the order given
 * @param hosts further names it is called by inside the mesh
 * @param manyPorts whether the Kubernetes Service has several ports, so that rules must say which
 * @param combined whether mesh and gateway rules share one VirtualService
 */
public record Service(
    String name,
    String namespace,
    String baseline,
    List<Port> ports,
    boolean manyPorts,
    List<String> versions,
    List<Entry> entries,
    List<String> hosts,
    Traffic traffic,
    Optional<WithoutBaseline> withoutBaseline,
    boolean combined,
    Origin origin) {

  public Service {
    ports = List.copyOf(ports);
    manyPorts = manyPorts || ports.size() > 1;
    versions = List.copyOf(versions);
    entries = List.copyOf(entries);
    hosts = List.copyOf(hosts);
  }

  /** The name Istio routes on: {@code name.namespace.svc.cluster.local}. */
  public String host() {
    return name + "." + namespace + ".svc.cluster.local";
  }

  /** True for its name and for {@code namespace/name}. */
  public boolean isCalled(String reference) {
    return reference.equals(name) || reference.equals(namespace + "/" + name);
  }

  /** True when the baseline is among its versions. */
  public boolean hasBaseline() {
    return versions.contains(baseline);
  }

  /** The same service with ports and versions from elsewhere. */
  public Service with(List<Port> otherPorts, boolean many, List<String> otherVersions) {
    return new Service(
        name,
        namespace,
        baseline,
        otherPorts,
        many,
        otherVersions,
        entries,
        hosts,
        traffic,
        withoutBaseline,
        combined,
        origin);
  }

  /** What answers at a service that has no baseline version. */
  public sealed interface WithoutBaseline {
    /** 404, said by the proxy. */
    record Reject() implements WithoutBaseline {}

    /** What this lane reaches. */
    record UseLane(String lane) implements WithoutBaseline {}
  }

  /** A port of the Service; the name is empty where it has none. */
  public record Port(String name, int number) {}
}
