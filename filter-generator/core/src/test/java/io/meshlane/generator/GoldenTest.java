package io.meshlane.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.GoldenCases.GoldenCase;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Refresh with {@code -Dgolden.update=true}, and read the difference before you commit it. */
class GoldenTest {

  @ParameterizedTest
  @MethodSource("io.meshlane.generator.GoldenCases#all")
  void generate_goldenTopology_givesTheExpectedFiles(GoldenCase golden) throws IOException {
    Outcome<List<Manifest>> outcome = new Meshlane().render(golden.request());
    assertThat(outcome.diagnostics()).isEmpty();
    Map<String, String> rendered =
        outcome.value().orElseThrow().stream()
            .collect(
                Collectors.toMap(Manifest::fileName, Manifest::text, (a, b) -> a, TreeMap::new));

    if (Boolean.getBoolean("golden.update")) {
      new Meshlane().generate(golden.request(), golden.expected());
    }

    assertThat(files(golden.expected())).containsExactlyEntriesOf(rendered);
  }

  @ParameterizedTest
  @MethodSource("io.meshlane.generator.GoldenCases#all")
  void generate_twice_givesTheSameBytes(GoldenCase golden) {
    List<Manifest> first = new Meshlane().render(golden.request()).value().orElseThrow();

    List<Manifest> second = new Meshlane().render(golden.request()).value().orElseThrow();

    assertThat(second).isEqualTo(first);
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.list(folder)) {
      for (Path path : paths.toList()) {
        files.put(path.getFileName().toString(), Files.readString(path));
      }
    }
    return files;
  }
}
