package io.meshlane.generator.spec;

import java.util.ArrayList;
import java.util.List;

/**
 * Text in which {@code ▸} stands before each place a finding is expected at, so that nobody counts
 * columns.
 *
 * @param text without the marks
 */
record MarkedText(String text, List<Position> marks) {
  private static final int MARK = '▸';

  static MarkedText of(String marked) {
    StringBuilder text = new StringBuilder();
    List<Position> marks = new ArrayList<>();
    int line = 1;
    int column = 1;
    for (int point : marked.codePoints().toArray()) {
      if (point == MARK) {
        marks.add(new Position(line, column));
        continue;
      }
      text.appendCodePoint(point);
      line += point == '\n' ? 1 : 0;
      column = point == '\n' ? 1 : column + 1;
    }
    return new MarkedText(text.toString(), List.copyOf(marks));
  }

  /** 1-based. */
  record Position(int line, int column) {}
}
