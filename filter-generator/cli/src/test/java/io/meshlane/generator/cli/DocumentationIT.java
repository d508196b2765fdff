package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every {@code $ ./meshlane …} of the documentation, run by the packaged jar beside a copy of k8s/,
 * prints what stands below it. Refresh with {@code -Ddocumentation.update=true}, and read the
 * difference.
 */
class DocumentationIT {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Path JAR = Path.of("target/meshlane.jar").toAbsolutePath();
  private static final Pattern CONSOLE =
      Pattern.compile("(?m)^```console\n(.*?)^```$", Pattern.DOTALL);
  private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");
  private static final String PROMPT = "$ ./meshlane ";

  /** The end-to-end tests run these, on a cluster. */
  private static final Pattern CHANGES_A_MESH = Pattern.compile("meshlane (apply|retire) ");

  @TempDir static Path folder;

  static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
    try (Stream<Path> files = Files.walk(ROOT.resolve("filter-generator"), 2)) {
      files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
    }
    return documents;
  }

  @BeforeAll
  static void copyTheExample() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("k8s"))) {
      for (Path file : files.toList()) {
        Files.copy(file, folder.resolve(ROOT.relativize(file).toString()));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("documents")
  void console_ofADocument_showsTrueOutput(Path document) throws Exception {
    String text = Files.readString(document);

    String truth =
        CONSOLE
            .matcher(text)
            .replaceAll(
                block -> Matcher.quoteReplacement("```console\n" + rerun(block.group(1)) + "```"));

    if (Boolean.getBoolean("documentation.update")) {
      Files.writeString(document, truth);
    } else {
      assertThat(text).isEqualTo(truth);
    }
  }

  @Test
  void documents_showTheMainCommands() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));

    assertThat(readme)
        .contains(
            PROMPT + "generate k8s/examples/two-services.yaml -o out",
            PROMPT + "explain k8s/examples/two-services.yaml --all");
  }

  /** The block with what its commands print now; other commands and their output stay. */
  private static String rerun(String block) {
    StringBuilder truth = new StringBuilder();
    boolean ours = false;
    for (String line : block.split("\n")) {
      if (line.startsWith("$ ")) {
        truth.append(line).append('\n');
        ours = line.startsWith(PROMPT) && !CHANGES_A_MESH.matcher(line).find();
        truth.append(ours ? output(line.substring(PROMPT.length())) : "");
      } else if (!ours) {
        truth.append(line).append('\n');
      }
    }
    return truth.toString();
  }

  private static String output(String arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-jar",
                JAR.toString()));
    Matcher words = WORD.matcher(arguments);
    while (words.find()) {
      command.add(
          Stream.of(words.group(1), words.group(2), words.group(3))
              .filter(word -> word != null)
              .findFirst()
              .orElseThrow());
    }
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      process.getOutputStream().close();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
