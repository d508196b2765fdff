/** Changes a live mesh; the only package with a Kubernetes client. */
@NullMarked
package io.meshlane.generator.cluster;

import org.jspecify.annotations.NullMarked;
