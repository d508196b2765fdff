/** The generator on a terminal: translates arguments and prints; the only package with picocli. */
@NullMarked
package io.meshlane.generator.cli;

import org.jspecify.annotations.NullMarked;
