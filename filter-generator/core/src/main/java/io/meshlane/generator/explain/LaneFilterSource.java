package io.meshlane.generator.explain;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises the Lua source of Meshlane's callback filter, by its text alone: a fixed text around a
 * table of constants and the header's name. Anything else, if only by a space, is not it.
 */
final class LaneFilterSource {
  private static final String LITERAL = "\"((?:[A-Za-z0-9._:\\[\\]-]|\\\\[0-9]{3})*+)\"";
  private static final Pattern LINE = Pattern.compile("  \\[" + LITERAL + "] = " + LITERAL + ",\n");
  private static final Pattern HEADER = Pattern.compile(LITERAL);
  private static final String HEADER_MARK = "@header@";
  private static final String[] TEXT = text().split("@lanes@\n", 2);

  private LaneFilterSource() {}

  static Optional<LaneFilter> read(String source) {
    String text = source.stripTrailing() + "\n";
    if (!text.startsWith(TEXT[0])) {
      return Optional.empty();
    }
    SortedMap<String, String> lanes = new TreeMap<>();
    int at = TEXT[0].length();
    Matcher line = LINE.matcher(text);
    while (line.region(at, text.length()).lookingAt()) {
      lanes.put(decode(line.group(1)), decode(line.group(2)));
      at = line.end();
    }
    return header(text.substring(at)).map(header -> new LaneFilter(header, lanes));
  }

  private static Optional<String> header(String rest) {
    int mark = TEXT[1].indexOf(HEADER_MARK);
    Matcher header = HEADER.matcher(rest);
    boolean found = mark <= rest.length() && header.region(mark, rest.length()).lookingAt();
    return found && rest.equals(TEXT[1].replace(HEADER_MARK, header.group()))
        ? Optional.of(decode(header.group(1)))
        : Optional.empty();
  }

  /** Lua's decimal escapes are bytes of UTF-8; a later line for the same key wins, as in Lua. */
  private static String decode(String literal) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < literal.length(); i++) {
      if (literal.charAt(i) == '\\') {
        bytes.write(Integer.parseInt(literal.substring(i + 1, i + 4)));
        i += 3;
      } else {
        bytes.write(literal.charAt(i));
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String text() {
    try (InputStream resource = LaneFilterSource.class.getResourceAsStream("callbacks.lua")) {
      if (resource == null) {
        throw new IllegalStateException("callbacks.lua is missing from the archive");
      }
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
