package io.meshlane.propagation;

/**
 * What may stand in the routing header: a letter or digit, then up to 62 letters, digits, dots,
 * underscores and dashes.
 *
 * <p>That is also what a Kubernetes label may hold, so every lane that a mesh can route passes, and
 * nothing that could end a header line or a log line does.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set">label
 *     values</a>
 */
public final class LaneNames {
  /** Most characters a lane may have. */
  public static final int MAX_LENGTH = 63;

  private LaneNames() {}

  /** True if the mesh could route {@code value} as a lane. */
  public static boolean isValid(String value) {
    int length = value.length();
    if (length == 0 || length > MAX_LENGTH || !isLetterOrDigit(value.charAt(0))) {
      return false;
    }
    for (int i = 1; i < length; i++) {
      char c = value.charAt(i);
      if (!isLetterOrDigit(c) && c != '-' && c != '.' && c != '_') {
        return false;
      }
    }
    return true;
  }

  /** True for the values that clients send to say that they want no lane: nothing, or a dash. */
  static boolean meansNone(String value) {
    return value.isEmpty() || (value.length() == 1 && value.charAt(0) == '-');
  }

  static String require(String lane) {
    if (!isValid(lane)) {
      throw new IllegalArgumentException(
          "not a lane: "
              + Quoted.text(lane)
              + "; a lane is a letter or digit and up to 62 of A-Z a-z 0-9 . _ -");
    }
    return lane;
  }

  // Not Character.isLetterOrDigit: that accepts every script, which no header may hold.
  private static boolean isLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
  }
}
