package io.meshlane.e2e;

import java.util.Optional;

/**
 * A request and where it starts.
 *
 * @param service whom a request inside the mesh connects to; empty at a gateway
 * @param port the service's
 * @param authority the {@code Host} it says, where that is not the service's name
 * @param header the routing header; empty when it has none
 */
record Question(
    Optional<String> service,
    int port,
    Optional<String> authority,
    String path,
    Optional<String> header) {

  /** At the gateway, with this {@code Host}. */
  static Question atGateway(String host) {
    return new Question(Optional.empty(), 80, Optional.of(host), "/", Optional.empty());
  }

  /** From a pod with a sidecar. */
  static Question inMesh(String service, int port) {
    return new Question(Optional.of(service), port, Optional.empty(), "/", Optional.empty());
  }

  /** With the routing header. */
  Question lane(String value) {
    return new Question(service, port, authority, path, Optional.of(value));
  }

  /** With a header, or none. */
  Question lane(Optional<String> value) {
    return new Question(service, port, authority, path, value);
  }

  /** To another path than {@code /}. */
  Question path(String other) {
    return new Question(service, port, authority, other, header);
  }

  /** With another {@code Host} than the service's name. */
  Question authority(String host) {
    return new Question(service, port, Optional.of(host), path, header);
  }

  @Override
  public String toString() {
    return service.map(name -> "in the mesh, " + name + ":" + port).orElse("at the gateway")
        + authority.map(host -> ", Host: " + host).orElse("")
        + ", "
        + path
        + header.map(value -> ", project-version: '" + value + "'").orElse(", no header");
  }
}
