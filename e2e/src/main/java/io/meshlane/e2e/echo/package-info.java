/** The HTTP server that stands in for every service of a test mesh. */
@NullMarked
package io.meshlane.e2e.echo;

import org.jspecify.annotations.NullMarked;
