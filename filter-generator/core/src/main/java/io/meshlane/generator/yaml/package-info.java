/** Reads YAML into a small tree that knows its positions. The only package with a YAML library. */
@NullMarked
package io.meshlane.generator.yaml;

import org.jspecify.annotations.NullMarked;
