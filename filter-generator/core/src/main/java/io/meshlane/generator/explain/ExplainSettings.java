package io.meshlane.generator.explain;

import io.meshlane.generator.topology.Gateway;
import io.meshlane.generator.topology.Topology;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files themselves do not say.
 *
 * @param header the routing header, which services are taken to pass on
 * @param versionLabel the pod label that carries the version
 * @param rootNamespace Istio's own namespace, whose filters and DestinationRules act everywhere
 * @param gatewayPods {@code namespace/name} of a Gateway to its pods
 */
public record ExplainSettings(
    String header,
    String versionLabel,
    String rootNamespace,
    SortedMap<String, GatewayPods> gatewayPods) {

  /** {@code project-version}, {@code version}, {@code istio-system}, no gateway's pods known. */
  public static final ExplainSettings DEFAULT =
      new ExplainSettings("project-version", "version", "istio-system", new TreeMap<>());

  /** Copies {@code gatewayPods}. */
  public ExplainSettings {
    gatewayPods = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(gatewayPods));
  }

  /** What a topology says of it. */
  public static ExplainSettings of(Topology topology) {
    SortedMap<String, GatewayPods> pods = new TreeMap<>();
    for (Gateway gateway : topology.gateways()) {
      Gateway.Workload workload = gateway.workload();
      pods.put(
          gateway.namespace() + "/" + gateway.name(),
          new GatewayPods(workload.namespace(), workload.selector()));
    }
    return new ExplainSettings(
        topology.header(), topology.versionLabel(), DEFAULT.rootNamespace(), pods);
  }

  /** The same with another routing header. */
  public ExplainSettings withHeader(String other) {
    return new ExplainSettings(other, versionLabel, rootNamespace, gatewayPods);
  }

  /**
   * Where a gateway's pods are.
   *
   * @param labels those that are known; the pods may have more
   */
  public record GatewayPods(String namespace, SortedMap<String, String> labels) {}
}
