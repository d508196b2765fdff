/**
 * The lane of the work at hand, and the rules for taking it in and sending it on.
 *
 * <p>{@link io.meshlane.propagation.CurrentLane} holds it, {@link
 * io.meshlane.propagation.Propagation} reads it from a request and writes it to the next. Needs
 * nothing but Java 8.
 */
@NullMarked
package io.meshlane.propagation;

import org.jspecify.annotations.NullMarked;
