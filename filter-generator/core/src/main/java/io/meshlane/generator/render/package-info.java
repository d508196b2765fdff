/** Prints Istio records as YAML. The only package with FreeMarker. */
@NullMarked
package io.meshlane.generator.render;

import org.jspecify.annotations.NullMarked;
