/** Writes a set of manifests as a whole, or compares it with what is there. */
@NullMarked
package io.meshlane.generator.output;

import org.jspecify.annotations.NullMarked;
