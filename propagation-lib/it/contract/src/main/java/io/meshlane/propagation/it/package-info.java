/** What an application with the starter must send on, path by path; see {@code paths.txt}. */
@NullMarked
package io.meshlane.propagation.it;

import org.jspecify.annotations.NullMarked;
