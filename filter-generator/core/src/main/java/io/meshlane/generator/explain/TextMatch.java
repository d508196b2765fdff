package io.meshlane.generator.explain;

import com.google.re2j.Pattern;
import java.util.Locale;

/**
 * Istio's StringMatch, tested on one value.
 *
 * @see <a
 *     href="https://istio.io/latest/docs/reference/config/networking/virtual-service/#StringMatch">StringMatch</a>
 */
sealed interface TextMatch {

  Truth test(String value);

  /** The same without regard to case; a regular expression stays as it is, as in Istio. */
  TextMatch ignoringCase();

  /** Any value, also an empty one. */
  record Present() implements TextMatch {
    @Override
    public Truth test(String value) {
      return Truth.YES;
    }

    @Override
    public TextMatch ignoringCase() {
      return this;
    }
  }

  /** The value itself. */
  record Exact(String expected, boolean anyCase) implements TextMatch {
    @Override
    public Truth test(String value) {
      return Truth.of(anyCase ? expected.equalsIgnoreCase(value) : expected.equals(value));
    }

    @Override
    public TextMatch ignoringCase() {
      return new Exact(expected, true);
    }
  }

  /** What it begins with. */
  record Prefix(String expected, boolean anyCase) implements TextMatch {
    @Override
    public Truth test(String value) {
      return Truth.of(
          anyCase
              ? value.toLowerCase(Locale.ROOT).startsWith(expected.toLowerCase(Locale.ROOT))
              : value.startsWith(expected));
    }

    @Override
    public TextMatch ignoringCase() {
      return new Prefix(expected, true);
    }
  }

  /** The whole value, in RE2's syntax, which takes linear time. */
  record Regex(Pattern pattern) implements TextMatch {
    @Override
    public Truth test(String value) {
      return Truth.of(pattern.matches(value));
    }

    @Override
    public TextMatch ignoringCase() {
      return this;
    }
  }

  /** Something that is not understood. */
  record NotUnderstood(Unread reason) implements TextMatch {
    @Override
    public Truth test(String value) {
      return Truth.unknown(reason);
    }

    @Override
    public TextMatch ignoringCase() {
      return this;
    }
  }
}
