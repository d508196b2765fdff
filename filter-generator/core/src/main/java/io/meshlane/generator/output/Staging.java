package io.meshlane.generator.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A hidden folder beside the files to be replaced: everything is written here first, so that a full
 * disk changes nothing, and then moved with one rename each.
 */
final class Staging implements AutoCloseable {
  private static final String PREFIX = ".meshlane-";

  /** No run writes for so long; what is older was left by one that was killed. */
  private static final Duration ABANDONED = Duration.ofHours(1);

  private final Path folder;
  private final Path staging;

  private Staging(Path folder, Path staging) {
    this.folder = folder;
    this.staging = staging;
  }

  static Staging in(Path folder) throws IOException {
    return new Staging(folder, Files.createTempDirectory(folder, PREFIX));
  }

  /** Removes what killed runs left in {@code folder}. */
  static void removeAbandoned(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(Staging::isAbandoned).toList()) {
        delete(file);
      }
    }
  }

  void write(String name, byte[] bytes) throws IOException {
    Files.write(staging.resolve(name), bytes);
  }

  /** Moves each file to its place. */
  void publish(List<String> names) throws IOException {
    try {
      for (String name : names) {
        Path target = folder.resolve(name);
        Files.move(
            staging.resolve(name),
            target,
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new HalfPublished(e);
    }
  }

  @Override
  public void close() throws IOException {
    delete(staging);
  }

  private static boolean isAbandoned(Path file) {
    try {
      Instant limit = Instant.now().minus(ABANDONED);
      return file.getFileName().toString().startsWith(PREFIX)
          && Files.isDirectory(file)
          && Files.getLastModifiedTime(file).toInstant().isBefore(limit);
    } catch (IOException e) {
      return false; // gone, or not ours to look at
    }
  }

  private static void delete(Path staging) throws IOException {
    try (Stream<Path> files = Files.list(staging)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
    Files.delete(staging);
  }

  /** Some files were moved and others not; running again completes it. */
  static final class HalfPublished extends IOException {
    private static final long serialVersionUID = 1;

    HalfPublished(IOException cause) {
      super(cause);
    }
  }
}
