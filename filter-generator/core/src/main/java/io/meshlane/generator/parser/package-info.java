/** Reads a topology file, strictly. */
@NullMarked
package io.meshlane.generator.parser;

import org.jspecify.annotations.NullMarked;
