/** Container images without a container engine. */
@NullMarked
package io.meshlane.e2e.image;

import org.jspecify.annotations.NullMarked;
