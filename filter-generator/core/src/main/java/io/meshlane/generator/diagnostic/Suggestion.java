package io.meshlane.generator.diagnostic;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for the help line of a diagnostic. */
public final class Suggestion {
  private Suggestion() {}

  /** The known word nearest to {@code word}, if one is near enough to have been meant. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    int limit = Math.max(1, word.length() / 3);
    return known.stream()
        .filter(candidate -> Math.abs(candidate.length() - word.length()) <= limit)
        .filter(candidate -> distance(word, candidate) <= limit)
        .min(Comparator.comparingInt((String c) -> distance(word, c)).thenComparing(c -> c));
  }

  /**
   * {@code did you mean 'x'? otherwise <otherwise>}, or only {@code otherwise} when nothing is
   * near.
   */
  public static String didYouMean(String word, Collection<String> known, String otherwise) {
    return nearest(word, known)
        .map(near -> "did you mean " + quoted(near) + "? otherwise " + otherwise)
        .orElse(otherwise);
  }

  /**
   * {@code 'word'}, with control characters made visible and long words cut, so that a message
   * stays one line.
   */
  public static String quoted(String word) {
    StringBuilder visible = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (Character.isISOControl(c)) {
        visible.append(String.format("\\u%04x", (int) c));
      } else {
        visible.append(c);
      }
    }
    return "'" + (visible.length() > 80 ? visible.substring(0, 77) + "..." : visible) + "'";
  }

  /**
   * {@code 'a', 'b', 'c'} in the order given, at most ten of them; {@code nothing} for an empty
   * list.
   */
  public static String list(Collection<String> words) {
    if (words.isEmpty()) {
      return "nothing";
    }
    String shown =
        words.stream().limit(10).map(Suggestion::quoted).collect(Collectors.joining(", "));
    return words.size() > 10 ? shown + " and " + (words.size() - 10) + " more" : shown;
  }

  /**
   * How many letters must be inserted, left out, replaced or swapped with their neighbour, ignoring
   * case (optimal string alignment).
   */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(java.util.Locale.ROOT);
    String b = right.toLowerCase(java.util.Locale.ROOT);
    int[] beforePrevious = new int[b.length() + 1];
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] row = new int[b.length() + 1];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int replace = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replace, Math.min(row[j - 1], previous[j]) + 1);
        if (i > 1 && j > 1 && isSwap(a, i, b, j)) {
          row[j] = Math.min(row[j], beforePrevious[j - 2] + 1);
        }
      }
      beforePrevious = previous;
      previous = row;
    }
    return previous[b.length()];
  }

  private static boolean isSwap(String a, int i, String b, int j) {
    return a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
  }
}
