package io.meshlane.generator.explain;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A Kubernetes Service as the mesh calls it; the cluster's domain is taken to be the usual one. */
record MeshName(String service, String namespace) {
  private static final String SUFFIX = ".svc.cluster.local";
  private static final Pattern FULL =
      Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.svc\\.cluster\\.local");
  private static final Pattern CALLED =
      Pattern.compile("([a-z0-9-]+)(?:\\.([a-z0-9-]+)(?:\\.svc(?:\\.cluster\\.local\\.?)?)?)?");

  static String host(String service, String namespace) {
    return service + "." + namespace + SUFFIX;
  }

  /** The Service whose full name {@code host} is. */
  static Optional<MeshName> ofHost(String host) {
    Matcher matcher = FULL.matcher(host);
    return matcher.matches()
        ? Optional.of(new MeshName(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }

  /**
   * The Service that a pod in {@code namespace} may mean by {@code host}, a name in lower case
   * without port: {@code svc} (its own namespace only), {@code svc.ns}, {@code svc.ns.svc}, or in
   * full, with or without the last dot.
   */
  static Optional<MeshName> called(String host, String namespace) {
    Matcher matcher = CALLED.matcher(host);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String named = matcher.group(2);
    return Optional.of(new MeshName(matcher.group(1), named == null ? namespace : named));
  }

  String host() {
    return host(service, namespace);
  }

  /** How {@code host} is printed beside services of {@code namespace}. */
  static String shortly(String host, String namespace) {
    return ofHost(host)
        .map(
            name ->
                name.namespace.equals(namespace)
                    ? name.service
                    : name.service + "." + name.namespace)
        .orElse(host);
  }
}
