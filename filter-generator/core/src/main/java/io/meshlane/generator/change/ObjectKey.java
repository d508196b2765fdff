package io.meshlane.generator.change;

import java.util.Comparator;

/**
 * What a Kubernetes object is called.
 *
 * @param apiVersion {@code networking.istio.io/v1}: group and version in which it is read and
 *     written; always the one Meshlane generates
 */
public record ObjectKey(String apiVersion, String kind, String namespace, String name)
    implements Comparable<ObjectKey> {
  private static final Comparator<ObjectKey> ORDER =
      Comparator.comparing(ObjectKey::kind)
          .thenComparing(ObjectKey::namespace)
          .thenComparing(ObjectKey::name)
          .thenComparing(ObjectKey::apiVersion);

  /** {@code networking.istio.io}; empty for Kubernetes' core group. */
  public String group() {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** By kind, namespace and name. */
  @Override
  public int compareTo(ObjectKey other) {
    return ORDER.compare(this, other);
  }

  /** {@code VirtualService shop/cart}. */
  @Override
  public String toString() {
    return kind + " " + namespace + "/" + name;
  }
}
