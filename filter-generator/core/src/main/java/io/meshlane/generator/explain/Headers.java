package io.meshlane.generator.explain;

import static java.util.Locale.ROOT;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Request headers, each with its lines in order. Names are in lower case; an empty value is a
 * header that is present.
 */
public record Headers(SortedMap<String, List<String>> lines) {

  /** No header at all. */
  public static final Headers NONE = new Headers(new TreeMap<>());

  /** Copies {@code lines}; of names that differ in case only, the last stays. */
  public Headers {
    SortedMap<String, List<String>> copy = new TreeMap<>();
    for (Map.Entry<String, List<String>> line : lines.entrySet()) {
      copy.put(line.getKey().toLowerCase(ROOT), List.copyOf(line.getValue()));
    }
    lines = Collections.unmodifiableSortedMap(copy);
  }

  /** One header with one line. */
  public static Headers of(String name, String value) {
    return NONE.with(name, value);
  }

  /** The lines of {@code name}; none when the header is absent. */
  public List<String> values(String name) {
    return lines.getOrDefault(name.toLowerCase(ROOT), List.of());
  }

  /** The same with {@code name} replaced by one line. */
  public Headers with(String name, String value) {
    return replaced(name, List.of(value));
  }

  /** The same with one more line of {@code name}. */
  public Headers adding(String name, String value) {
    List<String> values = new ArrayList<>(values(name));
    values.add(value);
    return replaced(name, values);
  }

  /** The same without {@code name}. */
  public Headers without(String name) {
    return replaced(name, List.of());
  }

  private Headers replaced(String name, List<String> values) {
    SortedMap<String, List<String>> copy = new TreeMap<>(lines);
    if (values.isEmpty()) {
      copy.remove(name.toLowerCase(ROOT));
    } else {
      copy.put(name.toLowerCase(ROOT), values);
    }
    return new Headers(copy);
  }
}
