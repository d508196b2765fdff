/** Which beans of a Spring application lose the lane. Needs Spring; the other packages do not. */
@NullMarked
package io.meshlane.propagation.testkit.spring;

import org.jspecify.annotations.NullMarked;
