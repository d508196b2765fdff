/** What the library costs, beside the baggage of Brave and of OpenTelemetry in the same run. */
@NullMarked
package io.meshlane.propagation.benchmarks;

import org.jspecify.annotations.NullMarked;
