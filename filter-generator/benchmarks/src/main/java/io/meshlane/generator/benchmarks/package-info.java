/** How long the generator takes, by stage and size. Run by hand: see README.md. */
@NullMarked
package io.meshlane.generator.benchmarks;

import org.jspecify.annotations.NullMarked;
