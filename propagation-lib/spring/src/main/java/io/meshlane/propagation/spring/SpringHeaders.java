package io.meshlane.propagation.spring;

import io.meshlane.propagation.HeaderReader;
import io.meshlane.propagation.HeaderWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * Reads and writes Spring's headers.
 *
 * <p>In Spring 7 {@code HttpHeaders} is no {@code Map} any more; called here is only what has the
 * same descriptor from 5.3 to 7.0: {@code getFirst}, {@code set} and {@code forEach}.
 */
final class SpringHeaders {
  static final HeaderReader<HttpHeaders> READER = SpringHeaders::lines;

  static final HeaderWriter<HttpHeaders> WRITER =
      new HeaderWriter<HttpHeaders>() {
        @Override
        public boolean contains(HttpHeaders headers, String name) {
          return headers.getFirst(name) != null;
        }

        @Override
        public void set(HttpHeaders headers, String name, String value) {
          headers.set(name, value);
        }
      };

  private SpringHeaders() {}

  /** Leaves the last line of several. */
  static void keepLast(HttpHeaders headers, String name) {
    String last = null;
    for (Iterator<String> lines = lines(headers, name); lines.hasNext(); ) {
      last = lines.next();
    }
    if (last != null) {
      headers.set(name, last);
    }
  }

  private static Iterator<String> lines(HttpHeaders headers, String name) {
    if (headers.getFirst(name) == null) {
      return Collections.emptyIterator();
    }
    List<String> lines = new ArrayList<>(1);
    headers.forEach(
        (key, values) -> {
          if (key.equalsIgnoreCase(name)) {
            lines.addAll(values);
          }
        });
    return lines.iterator();
  }
}
