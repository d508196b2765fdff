package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the samples show of a user's work: a dependency and properties. */
class SamplesTest {
  @ParameterizedTest
  @ValueSource(strings = {"service-a", "service-b"})
  void sources_ofASample_knowNothingOfTheLibrary(String sample) throws IOException {
    List<Path> sources;
    try (Stream<Path> files = Files.walk(Path.of("..", sample, "src", "main", "java"))) {
      sources = files.filter(Files::isRegularFile).toList();
    }

    assertThat(sources)
        .isNotEmpty()
        .allSatisfy(source -> assertThat(source).content().doesNotContain("io.meshlane"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"service-a", "service-b"})
  void pom_ofASample_namesOneArtifactOfTheLibrary(String sample) throws IOException {
    String pom = Files.readString(Path.of("..", sample, "pom.xml"));

    assertThat(pom.split("<artifactId>meshlane-(spring|propagation)", -1)).hasSize(2);
  }
}
