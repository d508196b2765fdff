/** The generator as Maven goals: translates parameters and logs; the only package with Maven. */
@NullMarked
package io.meshlane.generator.maven;

import org.jspecify.annotations.NullMarked;
