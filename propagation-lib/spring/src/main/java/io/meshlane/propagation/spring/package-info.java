/**
 * The lane in Spring's clients, servers and executors.
 *
 * <p>One set of classes for Spring 5.3 to 7.0: only what all of them share is called. Spring Boot's
 * starters register these; without Boot they are beans like any other.
 */
@NullMarked
package io.meshlane.propagation.spring;

import org.jspecify.annotations.NullMarked;
