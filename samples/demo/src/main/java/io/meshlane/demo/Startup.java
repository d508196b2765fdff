package io.meshlane.demo;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads from what a Spring Boot application says of itself when and where it listens. */
final class Startup {
  /** {@code started on port(s): 8080 (http)} in 2.7, {@code started on port 8080 (http)} later. */
  private static final Pattern PORT =
      Pattern.compile("Tomcat started on port(?:\\(s\\):)? (\\d+) ");

  private static final Pattern READY = Pattern.compile(" : Started \\S+ in ");

  private Optional<URI> address = Optional.empty();

  /** The application's address, on the line that says that it is ready; empty on every other. */
  Optional<URI> read(String line) {
    Matcher port = PORT.matcher(line);
    if (port.find()) {
      address = Optional.of(URI.create("http://127.0.0.1:" + port.group(1)));
    }
    return READY.matcher(line).find() ? address : Optional.empty();
  }
}
