/** The auto-configuration of Spring Boot 3.5, 4.0 and 4.1, all from one jar. */
@NullMarked
package io.meshlane.propagation.spring.boot;

import org.jspecify.annotations.NullMarked;
