/** The lane in the JDK's own HTTP client. */
@NullMarked
package io.meshlane.propagation.http;

import org.jspecify.annotations.NullMarked;
