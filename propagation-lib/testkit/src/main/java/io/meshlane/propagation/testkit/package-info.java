/**
 * Contracts that every client and server which carries the lane keeps, and a check for leaked
 * scopes.
 *
 * <p>Inherit {@link io.meshlane.propagation.testkit.HttpClientContract} and {@link
 * io.meshlane.propagation.testkit.HttpServerContract}; add {@link
 * io.meshlane.propagation.testkit.NoLeakedScopes} to any test class. For tests only.
 */
@NullMarked
package io.meshlane.propagation.testkit;

import org.jspecify.annotations.NullMarked;
