/** Knows from istiod's debug pages when every proxy has what was applied; no Kubernetes client. */
@NullMarked
package io.meshlane.generator.cluster.istiod;

import org.jspecify.annotations.NullMarked;
