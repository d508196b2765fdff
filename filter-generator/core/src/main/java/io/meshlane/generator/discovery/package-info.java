/** Reads Kubernetes manifests and fills what the topology leaves out. */
@NullMarked
package io.meshlane.generator.discovery;

import org.jspecify.annotations.NullMarked;
