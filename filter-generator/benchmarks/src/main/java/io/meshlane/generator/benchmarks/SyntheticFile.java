package io.meshlane.generator.benchmarks;

import io.meshlane.generator.GenerateRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A synthetic topology on disk, where every run of the generator begins. */
final class SyntheticFile {
  private SyntheticFile() {}

  /** Reads a topology of that size; the file goes when the JVM ends. */
  static GenerateRequest request(int services, int versions) throws IOException {
    Path file = Files.createTempFile("synthetic-", ".yaml");
    file.toFile().deleteOnExit();
    return new GenerateRequest(
        Files.writeString(file, SyntheticTopology.of(services, versions)), List.of());
  }
}
