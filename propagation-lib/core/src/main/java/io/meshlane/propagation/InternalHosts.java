package io.meshlane.propagation;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Hosts that nobody outside owns: names of one label, names that Kubernetes gives, private and
 * loopback addresses.
 *
 * <p>{@code service.namespace} looks like a public name of two labels. It counts as internal where
 * the public DNS has no top-level domain of the namespace's name: then nobody outside can own it.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/">names
 *     that Kubernetes gives</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890, special-purpose addresses</a>
 */
final class InternalHosts {
  /** As Kubernetes names namespaces: an internationalised domain is none. */
  private static final Pattern NAMESPACE = Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?");

  private static final List<String> INTERNAL_DOMAINS =
      Arrays.asList(
          ".svc",
          ".local",
          ".localhost",
          ".internal",
          ".intranet",
          ".lan",
          ".corp",
          ".home.arpa",
          ".test");

  private InternalHosts() {}

  /** Takes a normalised host: lower case, without port and brackets. */
  static boolean contains(String host) {
    if (host.indexOf(':') >= 0) {
      return isPrivateV6(host);
    }
    String[] labels = host.split("\\.", -1);
    if (isV4(labels)) {
      return isPrivateV4(Integer.parseInt(labels[0]), Integer.parseInt(labels[1]));
    }
    return (labels.length == 1 && !host.isEmpty())
        || INTERNAL_DOMAINS.stream().anyMatch(host::endsWith)
        || (labels.length > 2 && labels[2].equals("svc"))
        || (labels.length == 2 && isNamespace(labels[1]));
  }

  private static boolean isNamespace(String label) {
    return NAMESPACE.matcher(label).matches() && !PublicDomains.contains(label);
  }

  private static boolean isV4(String[] labels) {
    return labels.length == 4
        && Arrays.stream(labels).allMatch(label -> label.matches("[0-9]{1,3}"));
  }

  private static boolean isPrivateV4(int first, int second) {
    return first == 10
        || first == 127
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168)
        || (first == 169 && second == 254)
        || (first == 100 && second >= 64 && second < 128);
  }

  private static boolean isPrivateV6(String host) {
    return host.equals("::1")
        || host.startsWith("fc")
        || host.startsWith("fd")
        || host.startsWith("fe8")
        || host.startsWith("fe9")
        || host.startsWith("fea")
        || host.startsWith("feb");
  }
}
