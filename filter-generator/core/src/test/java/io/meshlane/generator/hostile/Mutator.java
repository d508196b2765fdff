package io.meshlane.generator.hostile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes a YAML tree of maps, lists and scalars at random places, as people and attackers do. */
final class Mutator {
  static final List<String> HOSTILE =
      List.of(
          "\"",
          "'",
          "\n",
          "\r\n- a: b",
          "a\nb: c",
          "${version}",
          "${.now}<#include \"x\">",
          "]]",
          "]] os.exit() --[[",
          "\"] = os.exit() --",
          "# comment",
          " #",
          "%",
          "50%off",
          "\u0000",
          "\u202Eevil",
          "\u200B",
          "\uFEFF",
          "a".repeat(300),
          "a.".repeat(150) + "com",
          "сart",
          "ｃａｒｔ",
          "🛣",
          "\ud800",
          "---",
          "- x",
          "{a: b}",
          "[a, b]",
          "&a",
          "*a",
          "!!java.lang.Runtime",
          "yes",
          "null",
          "~",
          "-",
          "",
          " ",
          "0",
          "-1",
          "1e999",
          "99999999999999999999",
          ".nan",
          "(?i)^(a+)+$",
          "{lane}",
          "{lane}.{lane}",
          "../../etc/passwd",
          "a/b/c",
          "*",
          "*.*",
          "host",
          ":authority",
          "[::1]",
          "aaa.com:80",
          "original",
          "v1");

  private final Random random;

  Mutator(Random random) {
    this.random = random;
  }

  /** A changed copy; {@code tree} stays as it is. */
  Object mutate(Object tree) {
    Object copy = copy(tree);
    int times = 1 + random.nextInt(2);
    for (int i = 0; i < times; i++) {
      List<Spot> spots = new ArrayList<>();
      collect(copy, spots);
      if (!spots.isEmpty()) {
        change(spots.get(random.nextInt(spots.size())), spots);
      }
    }
    return copy;
  }

  /** A changed text; mostly no YAML afterwards. */
  String mutateText(String text) {
    int at = random.nextInt(text.length());
    int end = Math.min(text.length(), at + 1 + random.nextInt(20));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 -> text.substring(0, end) + text.substring(at);
      default -> text.substring(0, at) + hostile() + text.substring(at);
    };
  }

  private void change(Spot spot, List<Spot> spots) {
    switch (random.nextInt(8)) {
      case 0 -> spot.delete();
      case 1 -> spot.twice();
      case 2 -> spot.set(copy(spots.get(random.nextInt(spots.size())).get()));
      case 3 -> spot.set(other());
      case 4 -> spot.rename(random.nextBoolean() ? hostile() : key(spots));
      case 5 -> spot.set(within(String.valueOf(spot.get())));
      default -> spot.set(hostile());
    }
  }

  private String within(String text) {
    int at = random.nextInt(text.length() + 1);
    return text.substring(0, at) + hostile() + text.substring(at);
  }

  private Object other() {
    List<Object> others =
        List.of(7, -1, 3.5, true, List.of(), Map.of(), List.of(List.of()), Map.of("a", "b"));
    return copy(others.get(random.nextInt(others.size())));
  }

  private String key(List<Spot> spots) {
    return String.valueOf(spots.get(random.nextInt(spots.size())).key());
  }

  private String hostile() {
    return HOSTILE.get(random.nextInt(HOSTILE.size()));
  }

  /** Every place in {@code tree}, outer ones first. */
  @SuppressWarnings("unchecked")
  static void collect(Object node, List<Spot> spots) {
    if (node instanceof Map<?, ?> map) {
      for (Object key : List.copyOf(map.keySet())) {
        spots.add(new Spot.InMap((Map<Object, Object>) map, key));
        collect(map.get(key), spots);
      }
    } else if (node instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        spots.add(new Spot.InList((List<Object>) list, i));
        collect(list.get(i), spots);
      }
    }
  }

  static Object copy(Object node) {
    if (node instanceof Map<?, ?> map) {
      Map<Object, Object> copy = new LinkedHashMap<>();
      map.forEach((key, value) -> copy.put(key, copy(value)));
      return copy;
    }
    if (node instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(item -> copy.add(copy(item)));
      return copy;
    }
    return node;
  }
}
