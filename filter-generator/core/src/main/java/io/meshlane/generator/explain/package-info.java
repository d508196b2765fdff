/** Reads VirtualServices and DestinationRules back and says who answers. */
@NullMarked
package io.meshlane.generator.explain;

import org.jspecify.annotations.NullMarked;
