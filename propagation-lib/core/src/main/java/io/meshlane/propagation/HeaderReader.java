package io.meshlane.propagation;

import java.util.Iterator;

/**
 * Reads the header lines of one kind of inbound request.
 *
 * <p>Stateless and thread-safe.
 *
 * @param <C> the request
 */
@FunctionalInterface
public interface HeaderReader<C> {
  /**
   * The value of each header line called {@code name} in any case, in order; an empty iterator if
   * there is none, never null. All lines, because two that differ make the header void.
   */
  Iterator<String> values(C request, String name);
}
