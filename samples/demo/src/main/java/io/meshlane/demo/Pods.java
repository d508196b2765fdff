package io.meshlane.demo;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where each version that is ready listens: what endpoints are in a cluster. Thread-safe. */
final class Pods {
  private final Map<Version, URI> addresses = new ConcurrentHashMap<>();

  void add(Version version, URI address) {
    addresses.put(version, address);
  }

  void remove(Version version) {
    addresses.remove(version);
  }

  Optional<URI> address(Version version) {
    return Optional.ofNullable(addresses.get(version));
  }

  /** Any version of {@code service}: what a Service does where no rule says otherwise. */
  Optional<Version> any(String service) {
    return addresses.keySet().stream()
        .filter(version -> version.service().equals(service))
        .findAny();
  }
}
