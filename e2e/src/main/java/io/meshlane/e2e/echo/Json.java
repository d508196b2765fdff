package io.meshlane.e2e.echo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A JSON object, written; the image holds no library that could. */
final class Json {
  private final StringJoiner members = new StringJoiner(",", "{", "}");

  Json text(String name, String text) {
    return value(name, quoted(text));
  }

  Json number(String name, int number) {
    return value(name, Integer.toString(number));
  }

  /** {@code json} is written as it stands. */
  Json value(String name, String json) {
    members.add(quoted(name) + ":" + json);
    return this;
  }

  /** An object of arrays, its names in lower case and in order. */
  Json texts(String name, Map<String, List<String>> texts) {
    Json object = new Json();
    Map<String, List<String>> sorted = new TreeMap<>();
    texts.forEach((key, values) -> sorted.put(key.toLowerCase(Locale.ROOT), values));
    sorted.forEach((key, values) -> object.value(key, array(values)));
    return value(name, object.toString());
  }

  private static String array(List<String> texts) {
    StringJoiner array = new StringJoiner(",", "[", "]");
    texts.forEach(text -> array.add(quoted(text)));
    return array.toString();
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\' || c < ' ') {
                quoted.append("\\u%04x".formatted(c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }

  @Override
  public String toString() {
    return members.toString();
  }
}
