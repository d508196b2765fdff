package io.meshlane.generator.istio;

/** One object of the output. The kinds are in the order in which they may be applied. */
public sealed interface IstioObject
    permits DestinationRule, Gateway, VirtualService, EnvoyFilter, TrafficExtension {

  /** Name and namespace. */
  ObjectMeta meta();

  /** The Kubernetes kind, which is also the name of its template. */
  default String kind() {
    return getClass().getSimpleName();
  }
}
