package io.meshlane.generator.explain;

import java.util.Optional;

/** Where a request meets its first proxy. */
public sealed interface Start {

  /**
   * At an ingress gateway.
   *
   * @param name of the Gateway, or {@code namespace/name}; may be left out where the files know one
   *     only
   */
  record AtGateway(Optional<String> name) implements Start {}

  /**
   * In the sidecar of a pod that calls another service.
   *
   * @param namespace of the pod; a name without a dot means a service there
   * @param service the service the pod belongs to, for what is printed and for filters on its pods
   */
  record InMesh(String namespace, Optional<String> service) implements Start {}

  /** The only gateway there is. */
  static Start gateway() {
    return new AtGateway(Optional.empty());
  }

  /** The Gateway called {@code name}, or {@code namespace/name}. */
  static Start gateway(String name) {
    return new AtGateway(Optional.of(name));
  }

  /** Any pod with a sidecar in {@code namespace}. */
  static Start mesh(String namespace) {
    return new InMesh(namespace, Optional.empty());
  }

  /** A pod of {@code service} in {@code namespace}. */
  static Start service(String namespace, String service) {
    return new InMesh(namespace, Optional.of(service));
  }
}
