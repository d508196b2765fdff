package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.util.List;
import java.util.Optional;

/**
 * One shared environment: its services with their versions, its lanes, and where requests enter.
 *
 * <p>Immutable. Every default has been filled in. It may still be wrong in itself: the analyzers
 * say so.
 *
 * @param name label on every generated object, and the set that is pruned
 * @param namespace of services that name none, and of gateway objects
 * @param header the routing header, in lower case
 * @param baseline the version that answers when a lane has none, unless a service names its own
 * @param versionLabel the pod label that carries the version
 * @param istio the oldest Istio the output must suit
 * @param ancestors whether {@code dev.a} falls back to {@code dev}
 */
public record Topology(
    String name,
    String namespace,
    String header,
    String baseline,
    String versionLabel,
    IstioVersion istio,
    List<Gateway> gateways,
    List<Service> services,
    List<Lane> lanes,
    List<Callback> callbacks,
    boolean ancestors,
    EdgePolicy edge) {

  /** Where the header's name stands. */
  public static final Origin HEADER = new Origin("spec.header");

  public Topology {
    gateways = List.copyOf(gateways);
    services = List.copyOf(services);
    lanes = List.copyOf(lanes);
    callbacks = List.copyOf(callbacks);
  }

  /**
   * The gateway an entry or callback means by {@code reference}: its name, or {@code
   * namespace/name}.
   */
  public Optional<Gateway> gateway(String reference) {
    return gateways.stream().filter(gateway -> gateway.isCalled(reference)).findFirst();
  }

  /** The lane declared as {@code name}. */
  public Optional<Lane> lane(String name) {
    return lanes.stream().filter(lane -> lane.name().equals(name)).findFirst();
  }

  /** The same topology with other lanes. */
  public Topology withLanes(List<Lane> others) {
    return new Topology(
        name,
        namespace,
        header,
        baseline,
        versionLabel,
        istio,
        gateways,
        services,
        others,
        callbacks,
        ancestors,
        edge);
  }

  /** The same topology with other services. */
  public Topology withServices(List<Service> others) {
    return new Topology(
        name,
        namespace,
        header,
        baseline,
        versionLabel,
        istio,
        gateways,
        others,
        lanes,
        callbacks,
        ancestors,
        edge);
  }
}
