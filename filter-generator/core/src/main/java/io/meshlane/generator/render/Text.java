package io.meshlane.generator.render;

import java.io.Writer;

/** What a template prints, in memory. A {@link java.io.StringWriter} that does not lock. */
final class Text extends Writer {
  private final StringBuilder text;

  /** With room for so many characters before it has to grow. */
  Text(int room) {
    text = new StringBuilder(room);
  }

  @Override
  public void write(int c) {
    text.append((char) c);
  }

  @Override
  public void write(char[] chars, int offset, int length) {
    text.append(chars, offset, length);
  }

  @Override
  public void write(String string) {
    text.append(string);
  }

  @Override
  public void write(String string, int offset, int length) {
    text.append(string, offset, offset + length);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  @Override
  public String toString() {
    return text.toString();
  }
}
