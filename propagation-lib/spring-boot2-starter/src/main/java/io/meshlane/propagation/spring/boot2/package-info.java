/** What Spring Boot 2.7 registers by itself. Nothing here is called by applications. */
@NullMarked
package io.meshlane.propagation.spring.boot2;

import org.jspecify.annotations.NullMarked;
