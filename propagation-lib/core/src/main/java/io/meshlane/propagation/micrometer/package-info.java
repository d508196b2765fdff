/** Lets Micrometer's context propagation, and all that stands on it, carry the lane. */
@NullMarked
package io.meshlane.propagation.micrometer;

import org.jspecify.annotations.NullMarked;
