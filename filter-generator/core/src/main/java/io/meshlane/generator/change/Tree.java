package io.meshlane.generator.change;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads and copies a document as JSON has it: maps, lists, text, numbers and truth values.
 *
 * <p>Every copy is immutable, keeps the order of keys, and writes whole numbers as {@code Long}, so
 * that two documents can be compared with {@code equals} wherever they were read from.
 */
final class Tree {
  private static final Comparator<String> NAME_FIRST =
      Comparator.comparing((String key) -> !key.equals("name"))
          .thenComparing(Comparator.naturalOrder());

  private Tree() {}

  /** An immutable copy; keys that stand for null are left out, as Kubernetes does. */
  static Map<String, Object> copy(Map<?, ?> map) {
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            copy.put(String.valueOf(key), value(value));
          }
        });
    return Collections.unmodifiableMap(copy);
  }

  private static Object value(Object value) {
    if (value instanceof Map<?, ?> map) {
      return copy(map);
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.stream().filter(java.util.Objects::nonNull).forEach(item -> copy.add(value(item)));
      return Collections.unmodifiableList(copy);
    }
    return value instanceof Number number ? number(number) : value;
  }

  private static Object number(Number number) {
    BigDecimal exact = new BigDecimal(number.toString());
    boolean whole = exact.stripTrailingZeros().scale() <= 0;
    return whole && exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
        ? (Object) exact.longValueExact()
        : (Object) exact.doubleValue();
  }

  /** The same with its keys in alphabetical order, {@code name} first, at every level. */
  static Map<String, Object> sorted(Map<String, Object> tree) {
    Map<String, Object> sorted = new TreeMap<>(NAME_FIRST);
    tree.forEach((key, value) -> sorted.put(key, sortedValue(value)));
    return Collections.unmodifiableMap(sorted);
  }

  private static Object sortedValue(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(Tree::sortedValue).toList();
    }
    return value instanceof Map<?, ?> ? sorted(asMap(value)) : value;
  }

  /** The mapping at {@code path}; empty where there is none. */
  static Map<String, Object> map(Map<String, Object> tree, String... path) {
    Map<String, Object> at = tree;
    for (String key : path) {
      at = asMap(at.get(key));
    }
    return at;
  }

  /** {@code value}, if it is a mapping. */
  @SuppressWarnings("unchecked") // copies have text keys
  static Map<String, Object> asMap(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }

  /** The mappings in the list at {@code key}. */
  static List<Map<String, Object>> maps(Map<String, Object> tree, String key) {
    return list(tree, key).stream().filter(Map.class::isInstance).map(Tree::asMap).toList();
  }

  /** The texts in the list at {@code key}. */
  static List<String> texts(Map<String, Object> tree, String key) {
    return list(tree, key).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  private static List<?> list(Map<String, Object> tree, String key) {
    return tree.get(key) instanceof List<?> list ? list : List.of();
  }

  /** The text at {@code key}. */
  static Optional<String> text(Map<String, Object> tree, String key) {
    return Optional.ofNullable(tree.get(key))
        .filter(String.class::isInstance)
        .map(String.class::cast);
  }

  /** The texts below {@code path}, sorted. */
  static SortedMap<String, String> labels(Map<String, Object> tree, String... path) {
    SortedMap<String, String> labels = new TreeMap<>();
    map(tree, path).forEach((key, value) -> labels.put(key, String.valueOf(value)));
    return Collections.unmodifiableSortedMap(labels);
  }

  /** The same with another value at {@code key}, at the place where the key was, or last. */
  static Map<String, Object> with(Map<String, Object> tree, String key, Object value) {
    Map<String, Object> changed = new LinkedHashMap<>(tree);
    changed.put(key, value);
    return copy(changed);
  }
}
