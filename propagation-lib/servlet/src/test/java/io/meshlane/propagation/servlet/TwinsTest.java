package io.meshlane.propagation.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two namespaces differ in their names only: whoever changes one twin changes both. */
class TwinsTest {
  static List<Path> javaxFiles() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.getFileName().toString().contains("Javax")).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("javaxFiles")
  void javaxFile_hasAJakartaTwin(Path file) throws IOException {
    Path twin = file.resolveSibling(inJakarta(file.getFileName().toString()));

    // The formatter sorts imports by name and breaks lines by length.
    assertThat(words(Files.readString(twin))).isEqualTo(words(inJakarta(Files.readString(file))));
  }

  private static String inJakarta(String text) {
    return text.replace("javax", "jakarta").replace("Javax", "Jakarta");
  }

  private static List<String> words(String text) {
    return Stream.of(text.split("[\\s*]+")).sorted().toList();
  }
}
