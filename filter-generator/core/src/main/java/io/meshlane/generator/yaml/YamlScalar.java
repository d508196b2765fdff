package io.meshlane.generator.yaml;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Text as a YAML value that reads back as the same text, in YAML 1.1 (Kubernetes) and 1.2: plain
 * where that is certain, else in double quotes. Only for block context, where a comma means
 * nothing.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#731-double-quoted-style">YAML 1.2.2, 7.3.1</a>
 */
public final class YamlScalar {
  /** Words that YAML 1.1 or 1.2 reads as something else than text. */
  private static final Set<String> WORDS =
      Set.of("true", "false", "yes", "no", "on", "off", "y", "n", "null", "nan", "inf");

  private static final int LONGEST_WORD = 5;
  private static final Pattern DURATION = Pattern.compile("[0-9]+m?s");

  /** By character, because every value of every document is looked at: letters, digits, ._-/, */
  private static final boolean[] HARMLESS = new boolean[128];

  static {
    for (char c = 0; c < HARMLESS.length; c++) {
      HARMLESS[c] = isLetter(c) || (c >= '0' && c <= '9') || "._-/,".indexOf(c) >= 0;
    }
  }

  private YamlScalar() {}

  /** {@code text} as a value. */
  public static String of(String text) {
    return isPlain(text) ? text : quoted(text);
  }

  /**
   * Begins with a letter or a slash, holds only harmless characters, and is no word: so no number,
   * date or indicator.
   */
  static boolean isPlain(String text) {
    if (text.isEmpty() || !(isLetter(text.charAt(0)) || text.charAt(0) == '/')) {
      return DURATION.matcher(text).matches();
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= HARMLESS.length || !HARMLESS[c]) {
        return false;
      }
    }
    return text.length() > LONGEST_WORD || !WORDS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          if (c < ' ' || c > '~') {
            quoted.append(String.format("\\u%04x", (int) c));
          } else {
            quoted.append(c);
          }
        }
      }
    }
    return quoted.append('"').toString();
  }
}
