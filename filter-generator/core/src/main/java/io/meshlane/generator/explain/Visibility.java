package io.meshlane.generator.explain;

import java.util.List;
import java.util.Optional;

/**
 * {@code exportTo}: the namespaces whose proxies see an object.
 *
 * @param namespaces {@code *} or names, {@code .} replaced; none means everywhere
 */
record Visibility(List<String> namespaces) {
  static final Visibility EVERYWHERE = new Visibility(List.of());

  Visibility {
    namespaces = List.copyOf(namespaces);
  }

  /** Empty when it depends on a namespace that is not known. */
  Optional<Boolean> from(Optional<String> namespace) {
    if (namespaces.isEmpty() || namespaces.contains("*")) {
      return Optional.of(true);
    }
    return namespace.map(namespaces::contains);
  }
}
