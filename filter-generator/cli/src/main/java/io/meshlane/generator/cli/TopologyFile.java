package io.meshlane.generator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Tells a topology from other YAML by its first lines, so that one command can take both. */
final class TopologyFile {
  private static final Pattern KIND =
      Pattern.compile("kind\\s*:\\s*[\"']?Topology[\"']?\\s*(#.*)?");
  private static final int LINES = 1000;

  private TopologyFile() {}

  static boolean isAmong(List<Path> paths) {
    return paths.stream().anyMatch(TopologyFile::isTopology);
  }

  /** A file that cannot be read is none; whoever reads it next reports it. */
  private static boolean isTopology(Path path) {
    if (!Files.isRegularFile(path)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(path, StandardCharsets.ISO_8859_1)) {
      return lines.limit(LINES).anyMatch(line -> KIND.matcher(line).matches());
    } catch (IOException | UncheckedIOException e) {
      return false;
    }
  }
}
