/**
 * Servlet filters that serve each request in its lane: {@link
 * io.meshlane.propagation.servlet.LaneJavaxFilter} up to Servlet 4, {@link
 * io.meshlane.propagation.servlet.LaneJakartaFilter} from Servlet 5 on.
 */
@NullMarked
package io.meshlane.propagation.servlet;

import org.jspecify.annotations.NullMarked;
