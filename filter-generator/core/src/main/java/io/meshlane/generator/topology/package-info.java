/**
 * The domain: services, versions, lanes, gateways, and the rule that says who answers. No input or
 * output.
 */
@NullMarked
package io.meshlane.generator.topology;

import org.jspecify.annotations.NullMarked;
