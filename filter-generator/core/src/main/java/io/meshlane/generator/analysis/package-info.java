/** One analyzer for each rule, over topology and manifests. */
@NullMarked
package io.meshlane.generator.analysis;

import org.jspecify.annotations.NullMarked;
