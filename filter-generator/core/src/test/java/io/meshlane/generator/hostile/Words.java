package io.meshlane.generator.hostile;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Every text in something. */
final class Words {
  private Words() {}

  /** Keys and values of a YAML tree; Lua line by line, its texts left out. */
  static Set<String> ofYaml(Object node) {
    Set<String> words = new TreeSet<>();
    yaml(node, words);
    return words;
  }

  /** Of records, all the way down. */
  static Set<String> ofRecords(Object value) {
    Set<String> words = new TreeSet<>();
    records(value, words);
    return words;
  }

  /** Numbers and booleans are no way to inject anything. */
  private static void yaml(Object node, Set<String> words) {
    if (node instanceof Map<?, ?> map) {
      map.forEach(
          (key, value) -> {
            yaml(key, words);
            yaml(value, words);
          });
    } else if (node instanceof List<?> list) {
      list.forEach(item -> yaml(item, words));
    } else if (node instanceof String text && text.contains("function envoy_on_request")) {
      text.replaceAll("\"(\\\\.|[^\"\\\\\n])*\"", "TEXT").lines().forEach(words::add);
    } else if (node instanceof String text) {
      words.add(text);
    }
  }

  private static void records(Object value, Set<String> words) {
    if (value instanceof String || value instanceof Enum<?>) {
      words.add(value.toString());
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, item) -> {
            records(key, words);
            records(item, words);
          });
    } else if (value instanceof Collection<?> list) {
      list.forEach(item -> records(item, words));
    } else if (value instanceof Optional<?> optional) {
      optional.ifPresent(item -> records(item, words));
    } else if (value instanceof Record) {
      for (RecordComponent component : value.getClass().getRecordComponents()) {
        records(read(value, component), words);
      }
    }
  }

  private static Object read(Object owner, RecordComponent component) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(owner);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new AssertionError(e);
    }
  }
}
