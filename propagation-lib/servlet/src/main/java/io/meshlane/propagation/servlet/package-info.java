/**
 * The lane of a servlet request: one filter for {@code javax.servlet}, its twin for {@code
 * jakarta.servlet}.
 */
@NullMarked
package io.meshlane.propagation.servlet;

import org.jspecify.annotations.NullMarked;
