/**
 * The example environment on one machine without a cluster: the samples are real processes, the
 * gateway and the sidecars are not.
 */
@NullMarked
package io.meshlane.demo;

import org.jspecify.annotations.NullMarked;
