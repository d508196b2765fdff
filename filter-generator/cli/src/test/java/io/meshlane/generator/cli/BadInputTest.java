package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a topology file holds, the answer is a finding, quickly, and nothing is written. */
class BadInputTest {
  private static final int UNREADABLE = 65;
  private static final int FINDINGS = 79;

  @TempDir private Path folder;

  static Stream<Arguments> texts() {
    return Stream.of(
        arguments("nothing", "", UNREADABLE, "error[ML0003] shop.yaml: the file is empty"),
        arguments("blanks", "\n \n", UNREADABLE, "error[ML0003] shop.yaml: the file is empty"),
        arguments("only a comment", "# to do\n", UNREADABLE, "error[ML0003] shop.yaml: the file"),
        arguments("prose", "Dear Sir,\n", FINDINGS, "error[ML0007] shop.yaml:1:1: the file holds"),
        arguments(
            "a list", "- a\n- b\n", FINDINGS, "error[ML0007] shop.yaml:1:1: the file holds a"),
        arguments("not YAML", "a: [b\n", UNREADABLE, "error[ML0002] shop.yaml:2:1: this is not"),
        arguments("tabs", "a:\n\tb: c\n", UNREADABLE, "error[ML0002] shop.yaml:2:1: this is not"),
        arguments(
            "two documents",
            Shop.TOPOLOGY + "---\n" + Shop.TOPOLOGY,
            UNREADABLE,
            "error[ML0003] shop.yaml:17:1: a second document begins here"),
        arguments("an alias bomb", bomb(), UNREADABLE, "error[ML0004] shop.yaml:"),
        arguments("an alias of itself", "a: &a [*a]\n", UNREADABLE, "error[ML0004] shop.yaml:1:8:"),
        arguments("deep lists", "[".repeat(100_000), UNREADABLE, "error[ML0004] shop.yaml:1:101:"),
        arguments("deep mappings", deep(), UNREADABLE, "error[ML0004] shop.yaml:101:"),
        arguments("a key twice", "a: 1\na: 2\n", FINDINGS, "error[ML0005] shop.yaml:2:1:"),
        arguments("a NUL", "a: \0\n", UNREADABLE, "error[ML0002] shop.yaml"),
        arguments("a class", "!!java.io.File [/tmp]\n", FINDINGS, "error[ML0007] shop.yaml:1:1:"),
        arguments("a JSON array", "[1, 2]", FINDINGS, "error[ML0007] shop.yaml:1:1: the file"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void topology_thatIsNone_isAFinding(String what, String text, int exitCode, String finding)
      throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), text);

    assertRefused(Called.in(folder, "generate", "$shop.yaml", "-o", "$out"), exitCode, finding);
  }

  @Test
  void topology_thatIsBinary_isAFinding() throws IOException {
    byte[] bytes = {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE, 0, 0, 0, 61};
    Files.write(folder.resolve("shop.yaml"), bytes);

    assertRefused(
        Called.in(folder, "generate", "$shop.yaml", "-o", "$out"),
        UNREADABLE,
        "error[ML0001] shop.yaml: the file is not UTF-8 text");
  }

  @Test
  void topology_inUtf16_isAFinding() throws IOException {
    Files.writeString(folder.resolve("shop.yaml"), Shop.TOPOLOGY, StandardCharsets.UTF_16);

    assertRefused(
        Called.in(folder, "generate", "$shop.yaml", "-o", "$out"),
        UNREADABLE,
        "error[ML0001] shop.yaml: the file is not UTF-8 text");
  }

  @Test
  void topology_ofTenMegabytes_isAFinding() throws IOException {
    String line = "# " + "x".repeat(1021) + "\n";
    Files.writeString(folder.resolve("shop.yaml"), line.repeat(10 << 10) + Shop.TOPOLOGY);

    assertRefused(
        Called.in(folder, "generate", "$shop.yaml", "-o", "$out"),
        UNREADABLE,
        "error[ML0001] shop.yaml: the file is larger than 8 MiB");
  }

  @Test
  void topology_thatIsMissing_isAFinding() throws IOException {
    Called called = Called.in(folder, "generate", "$shop.yaml", "-o", "$out");

    assertThat(called)
        .isEqualTo(
            new Called(
                UNREADABLE,
                "",
                """
                error[ML0001] shop.yaml: the file does not exist
                  help: check the path; it is relative to the current folder
                  see:  DIAGNOSTICS.md#ml0001
                1 error
                """));
    assertThat(Called.files(folder)).isEmpty();
  }

  @Test
  void topology_thatIsAFolder_isAFinding() throws IOException {
    Files.createDirectory(folder.resolve("shop.yaml"));

    assertRefused(
        Called.in(folder, "generate", "$shop.yaml", "-o", "$out"),
        UNREADABLE,
        "error[ML0001] shop.yaml: the file is a folder");
  }

  @Test
  void manifests_thatAreMissing_areAFinding() throws IOException {
    Shop.write(folder, Shop.TOPOLOGY);

    assertRefused(
        Called.in(folder, "generate", "$shop.yaml", "-o", "$out", "--manifests", "$gone"),
        UNREADABLE,
        "error[ML0001] gone: ");
  }

  private void assertRefused(Called called, int exitCode, String finding) throws IOException {
    assertThat(called.err()).contains(finding).doesNotContain("internal error");
    assertThat(called.exitCode()).isEqualTo(exitCode);
    assertThat(called.out()).isEmpty();
    assertThat(Called.files(folder)).isSubsetOf("shop.yaml");
  }

  /** Nine levels of nine aliases each: a thousand million values. */
  private static String bomb() {
    return IntStream.rangeClosed(1, 9)
        .mapToObj(level -> "a" + level + ": &a" + level + " [" + nine(level - 1) + "]\n")
        .collect(Collectors.joining());
  }

  private static String nine(int level) {
    String item = level == 0 ? "lol" : "*a" + level;
    return (item + ", ").repeat(8) + item;
  }

  private static String deep() {
    return IntStream.range(0, 1000)
        .mapToObj(level -> " ".repeat(level) + "a:\n")
        .collect(Collectors.joining());
  }
}
