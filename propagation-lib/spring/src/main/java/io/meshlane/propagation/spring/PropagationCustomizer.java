package io.meshlane.propagation.spring;

import io.meshlane.propagation.Propagation;

/**
 * A bean that changes the rules after the settings are in them and before they are built.
 *
 * <p>Called once, at the start. Not for what a key of {@code meshlane.propagation.*} can say.
 */
@FunctionalInterface
public interface PropagationCustomizer {
  /** Changes {@code rules}. */
  void customize(Propagation.Builder rules);
}
