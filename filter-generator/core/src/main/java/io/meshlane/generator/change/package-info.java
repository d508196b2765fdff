/** How a live mesh gets from what it holds to what it should hold, without a failed request. */
@NullMarked
package io.meshlane.generator.change;

import org.jspecify.annotations.NullMarked;
