package io.meshlane.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A file of the tests with <code>${names}</code> to fill in. */
final class Template {
  private static final Pattern NAME = Pattern.compile("\\$\\{(\\w+)}");

  private Template() {}

  /** The file's text; a name that {@code values} lacks is an error of the test. */
  static String fill(String file, Map<String, String> values) {
    return NAME.matcher(read(file))
        .replaceAll(
            found -> {
              String value = values.get(found.group(1));
              if (value == null) {
                throw new IllegalArgumentException(file + " asks for " + found.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }

  static String read(String file) {
    try (InputStream in = Template.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new IllegalArgumentException("no test resource " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows of a table, without comments and its first line, as cells. */
  static Stream<String[]> rows(String file) {
    return read(file)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .skip(1)
        .map(line -> line.split(",\\s*"));
  }

  /** A routing header in a table: {@code absent}, {@code ''}, or its value. */
  static Optional<String> header(String cell) {
    return cell.equals("absent") ? Optional.empty() : Optional.of(cell.replace("''", ""));
  }
}
