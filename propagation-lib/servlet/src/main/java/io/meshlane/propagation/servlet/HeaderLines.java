package io.meshlane.propagation.servlet;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Header lines as the core reads them. */
final class HeaderLines implements Iterator<String> {
  private final Enumeration<String> lines;

  private HeaderLines(Enumeration<String> lines) {
    this.lines = lines;
  }

  /** A container may answer null if it does not tell headers. */
  static Iterator<String> of(@Nullable Enumeration<String> lines) {
    return lines == null ? Collections.emptyIterator() : new HeaderLines(lines);
  }

  @Override
  public boolean hasNext() {
    return lines.hasMoreElements();
  }

  @Override
  public String next() {
    return lines.nextElement();
  }
}
