/** Writes the Istio configuration that gives every lane of a topology its way through the mesh. */
@NullMarked
package io.meshlane.generator;

import org.jspecify.annotations.NullMarked;
