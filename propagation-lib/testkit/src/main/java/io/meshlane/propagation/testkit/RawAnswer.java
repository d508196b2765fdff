package io.meshlane.propagation.testkit;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An HTTP answer, byte by byte as it came. Immutable. */
final class RawAnswer {
  private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}).*");
  private static final Pattern LANE = Pattern.compile("lane=\\[([^]]*)]");

  private final String text;

  RawAnswer(String text) {
    this.text = text;
  }

  int status() {
    Matcher matcher = STATUS.matcher(text);
    if (!matcher.lookingAt()) {
      throw new IllegalStateException("no HTTP answer: " + this);
    }
    return Integer.parseInt(matcher.group(1));
  }

  /** The lane that the server reports; empty for none. */
  String lane() {
    Matcher matcher = LANE.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no lane reported: " + this);
    }
    return matcher.group(1);
  }

  /** The further header that the server reports; empty for none. */
  String further(String name) {
    Matcher matcher = Pattern.compile("\n" + Pattern.quote(name) + "=\\[([^]]*)]").matcher(text);
    return matcher.find() ? matcher.group(1) : "";
  }

  @Override
  public String toString() {
    return text;
  }
}
