/** Prints what the generator found and did, for people and for tools. */
@NullMarked
package io.meshlane.generator.report;

import org.jspecify.annotations.NullMarked;
