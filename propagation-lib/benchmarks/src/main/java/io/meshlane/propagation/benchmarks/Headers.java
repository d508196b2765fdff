package io.meshlane.propagation.benchmarks;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header lines of a request, the same for all rivals: two arrays that are filled and emptied
 * again, so that what a run allocates is the rivals' own.
 */
final class Headers {
  private final String[] names = new String[16];
  private final String[] values = new String[16];
  private int size;

  static Headers of(String name, String value) {
    Headers headers = new Headers();
    headers.set(name, value);
    return headers;
  }

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  void set(String name, String value) {
    names[size] = name;
    values[size++] = value;
  }

  @Nullable String get(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equalsIgnoreCase(name)) {
        return values[i];
      }
    }
    return null;
  }

  Iterator<String> all(String name) {
    String value = get(name);
    return value == null
        ? Collections.emptyIterator()
        : Collections.singletonList(value).iterator();
  }

  List<String> names() {
    return List.of(names).subList(0, size);
  }
}
