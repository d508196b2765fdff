package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.meshlane.generator.change.ObjectKey;
import java.util.Arrays;

/** The kinds Meshlane writes, each in the version it writes. */
enum IstioKind {
  DESTINATION_RULE("networking.istio.io", "v1", "DestinationRule", "destinationrules"),
  GATEWAY("networking.istio.io", "v1", "Gateway", "gateways"),
  VIRTUAL_SERVICE("networking.istio.io", "v1", "VirtualService", "virtualservices"),
  ENVOY_FILTER("networking.istio.io", "v1alpha3", "EnvoyFilter", "envoyfilters"),
  TRAFFIC_EXTENSION("extensions.istio.io", "v1alpha1", "TrafficExtension", "trafficextensions");

  private final String group;
  private final String version;
  private final String kind;
  private final String plural;

  IstioKind(String group, String version, String kind, String plural) {
    this.group = group;
    this.version = version;
    this.kind = kind;
    this.plural = plural;
  }

  static IstioKind of(ObjectKey key) {
    return Arrays.stream(values())
        .filter(it -> it.kind.equals(key.kind()))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no kind of ours: " + key));
  }

  ResourceDefinitionContext context() {
    return new ResourceDefinitionContext.Builder()
        .withGroup(group)
        .withVersion(version)
        .withKind(kind)
        .withPlural(plural)
        .withNamespaced(true)
        .build();
  }

  /** {@code virtualservices.networking.istio.io}. */
  String resource() {
    return plural + "." + group;
  }

  /** False for kinds that older releases of Istio do not have. */
  boolean isEverywhere() {
    return this != TRAFFIC_EXTENSION;
  }
}
