/** Records that mirror the Istio API field for field, and the factories that decide every route. */
@NullMarked
package io.meshlane.generator.istio;

import org.jspecify.annotations.NullMarked;
