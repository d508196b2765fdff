package io.meshlane.generator.explain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many steps a regular expression becomes once its counted repetitions are written out.
 *
 * <p>Forty characters such as {@code (((a{1000}){1000}){1000})} would fill any memory; Envoy
 * refuses them by the size of the program, and so do we, before the library sees them. An upper
 * bound, not the exact number.
 */
final class RegexSize {
  /** Istio raises Envoy's limit to this many instructions. */
  private static final long LIMIT = 32_768;

  private static final Pattern COUNTED = Pattern.compile("\\{(\\d{1,9})(?:,(\\d{0,9}))?}");
  private static final Pattern CLASS =
      Pattern.compile("\\[\\^?]?(?:\\\\.|\\[:\\^?\\w+:]|[^]\\\\])*+]", Pattern.DOTALL);

  private final String regex;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long total;
  private long last;

  private RegexSize(String regex) {
    this.regex = regex;
  }

  /** Also true for {@code \Q}, inside which brackets would mean nothing. */
  static boolean isTooLarge(String regex) {
    return regex.contains("\\Q") || new RegexSize(regex).count() > LIMIT;
  }

  private long count() {
    int at = 0;
    while (at < regex.length()) {
      at = step(at);
    }
    while (!outer.isEmpty()) {
      close();
    }
    return total + last;
  }

  private int step(int at) {
    switch (regex.charAt(at)) {
      case '(' -> open();
      case ')' -> close();
      case '[' -> {
        atom();
        return end(CLASS, at);
      }
      case '{' -> {
        Matcher counted = COUNTED.matcher(regex).region(at, regex.length());
        if (counted.lookingAt()) {
          repeat(times(counted));
          return counted.end();
        }
        atom();
      }
      case '\\' -> {
        atom();
        return at + 2;
      }
      default -> atom();
    }
    return at + 1;
  }

  private int end(Pattern pattern, int at) {
    Matcher matcher = pattern.matcher(regex).region(at, regex.length());
    return matcher.lookingAt() ? matcher.end() : at + 1;
  }

  private void atom() {
    total += last;
    last = 1;
  }

  private void open() {
    outer.push(total + last);
    total = 0;
    last = 0;
  }

  private void close() {
    last = total + last + 2;
    total = outer.isEmpty() ? 0 : outer.pop();
  }

  private void repeat(long times) {
    last = Math.min(last * Math.max(times, 1), LIMIT + 1);
  }

  private static long times(Matcher counted) {
    String most = counted.group(2);
    return Long.parseLong(most == null || most.isEmpty() ? counted.group(1) : most);
  }
}
