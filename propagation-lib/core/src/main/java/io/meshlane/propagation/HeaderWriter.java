package io.meshlane.propagation;

/**
 * Writes header lines to one kind of outbound request.
 *
 * <p>Stateless and thread-safe.
 *
 * @param <C> the request, or what builds it
 */
public interface HeaderWriter<C> {
  /** True if a header line called {@code name}, in any case, is already there. */
  boolean contains(C request, String name);

  /** Adds the only header line called {@code name}; called only where there is none. */
  void set(C request, String name, String value);
}
