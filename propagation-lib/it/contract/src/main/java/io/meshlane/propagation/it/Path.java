package io.meshlane.propagation.it;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** A row of {@code paths.txt}: one way from a request that comes in to one that goes out. */
record Path(String name, Server server, List<String> lines, Expected expected) {
  /** What serves the requests. */
  enum Server {
    SERVLET,
    WEBFLUX
  }

  /** The rows for one kind of server on one line of Spring Boot, in the order of the table. */
  static List<Path> of(Server server, String line) {
    try (InputStream table = Path.class.getResourceAsStream("/paths.txt")) {
      String text =
          new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines()
          .filter(row -> !row.isBlank() && !row.startsWith("#"))
          .map(Path::parse)
          .filter(path -> path.server == server && path.lines.contains(line))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean alwaysCarries() {
    return expected == Expected.LANE;
  }

  private static Path parse(String row) {
    String[] cells = Stream.of(row.split("\\|")).map(String::trim).toArray(String[]::new);
    return new Path(
        cells[0],
        Server.valueOf(cells[1].toUpperCase(Locale.ROOT)),
        Arrays.asList(cells[2].split(" ")),
        Expected.valueOf(cells[3].toUpperCase(Locale.ROOT).replace(' ', '_')));
  }

  @Override
  public String toString() {
    return name;
  }
}
