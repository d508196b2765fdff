package io.meshlane.generator.explain;

import java.util.ArrayList;
import java.util.List;

/** Lines of text whose columns stand below each other. */
final class TextColumns {
  private static final int GAP = 2;

  private TextColumns() {}

  static List<String> align(List<List<String>> rows) {
    int columns = rows.stream().mapToInt(List::size).max().orElse(0);
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        widths[i] = Math.max(widths[i], length(row.get(i)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      int padding = widths[i] - length(row.get(i)) + GAP;
      cells.add(row.get(i) + " ".repeat(widths[i] == 0 ? 0 : padding));
    }
    return String.join("", cells).stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
