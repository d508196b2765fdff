package io.meshlane.generator.topology;

import io.meshlane.generator.diagnostic.Origin;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * An Istio Gateway, generated or already there.
 *
 * @param generated whether the Gateway object is part of the output
 * @param servers ports and hosts it listens on; empty for one that is already there
 * @param workload the gateway's pods; an EnvoyFilter for them must lie in their namespace
 */
public record Gateway(
    String name,
    String namespace,
    boolean generated,
    List<Server> servers,
    Workload workload,
    Origin origin) {

  public Gateway {
    servers = List.copyOf(servers);
  }

  /** True for its name and for {@code namespace/name}. */
  public boolean isCalled(String reference) {
    return reference.equals(name) || reference.equals(namespace + "/" + name);
  }

  /** How a VirtualService in {@code from} names it. */
  public String reference(String from) {
    return from.equals(namespace) ? name : namespace + "/" + name;
  }

  /** One listener. */
  public record Server(
      int port, String protocol, List<String> hosts, Optional<Tls> tls, Origin origin) {
    public Server {
      hosts = List.copyOf(hosts);
    }
  }

  /**
   * TLS of a listener: {@code SIMPLE} or {@code MUTUAL}, and the Secret beside the gateway's pods.
   */
  public record Tls(String mode, String credentialName) {}

  /** Pods, by namespace and labels. */
  public record Workload(String namespace, SortedMap<String, String> selector) {}
}
