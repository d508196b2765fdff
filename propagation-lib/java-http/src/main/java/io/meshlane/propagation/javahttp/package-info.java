/** The lane in Java's own HTTP client, {@code java.net.http}, of Java 11 and later. */
@NullMarked
package io.meshlane.propagation.javahttp;

import org.jspecify.annotations.NullMarked;
