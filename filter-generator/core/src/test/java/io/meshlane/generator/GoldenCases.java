package io.meshlane.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The golden folders: {@code topology.yaml}, perhaps {@code manifests/}, and what must come out in
 * {@code expected/}.
 */
public final class GoldenCases {
  private static final Path GOLDEN = Path.of("src/test/resources/golden");

  private GoldenCases() {}

  /** One folder. */
  public record GoldenCase(Path folder) {
    public GenerateRequest request() {
      Path manifests = folder.resolve("manifests");
      return new GenerateRequest(
          folder.resolve("topology.yaml"),
          Files.isDirectory(manifests) ? List.of(manifests) : List.of());
    }

    Path expected() {
      return folder.resolve("expected");
    }

    @Override
    public String toString() {
      return folder.getFileName().toString();
    }
  }

  /** All of them, by name. */
  public static Stream<GoldenCase> all() {
    try (Stream<Path> folders = Files.list(GOLDEN)) {
      return folders.filter(Files::isDirectory).sorted().map(GoldenCase::new).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
