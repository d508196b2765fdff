package io.meshlane.generator.yaml;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DUPLICATE_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.FILE_UNREADABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WRONG_TYPE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_LIMIT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_SYNTAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class YamlReaderTest {
  @TempDir Path folder;
  private final Findings findings = new Findings();

  private Optional<List<YamlNode>> read(byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("file.yaml"), bytes);
    return new YamlReader(findings).read(file, YamlReader.TOPOLOGY_LIMIT);
  }

  private Optional<List<YamlNode>> read(String text) throws IOException {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private Diagnostic finding(DiagnosticCode code) {
    assertThat(findings.sorted()).extracting(Diagnostic::code).containsExactly(code);
    return findings.sorted().get(0);
  }

  private static String text(List<YamlNode> documents, String key) {
    return ((YamlNode.Mapping) documents.get(0)).text(key).orElseThrow();
  }

  @Test
  void file_thatIsEmpty_hasNoDocuments() throws IOException {
    assertThat(read("")).hasValue(List.of());
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void file_withCommentsOnly_hasNoDocuments() throws IOException {
    assertThat(read("# nothing\n")).hasValue(List.of());
  }

  @Test
  void documents_keepTheirOrderAndLines() throws IOException {
    List<YamlNode> documents = read("a: 1\n---\nb: 2\n---\n").orElseThrow();

    assertThat(documents).hasSize(3);
    assertThat(documents.get(1).line()).isEqualTo(3);
    assertThat(((YamlNode.Scalar) documents.get(2)).isNull()).isTrue();
  }

  @Test
  void text_thatIsNoYaml_namesThePlace() throws IOException {
    assertThat(read("a: [1, 2\nb: 3\n")).isEmpty();

    Diagnostic found = finding(YAML_SYNTAX);
    assertThat(found.place().line()).isEqualTo(2);
    assertThat(found.message()).startsWith("this is not YAML: ").doesNotContain("\n");
  }

  @Test
  void tabs_asIndentation_askForSpaces() throws IOException {
    assertThat(read("a:\n\tb: 1\n")).isEmpty();

    Diagnostic found = finding(YAML_SYNTAX);
    assertThat(found.place().line()).isEqualTo(2);
    assertThat(found.help()).contains("spaces");
  }

  @Test
  void keys_thatStandTwice_areAllReportedWhereTheyStandAgain() throws IOException {
    assertThat(read("a: 1\nb:\n  c: 1\n  c: 2\na: 3\n")).isEmpty();

    assertThat(findings.sorted())
        .extracting(Diagnostic::code)
        .containsExactly(DUPLICATE_KEY, DUPLICATE_KEY);
    assertThat(findings.sorted())
        .extracting(found -> found.place().line() + ":" + found.place().column())
        .containsExactly("4:3", "5:1");
    assertThat(findings.sorted().get(1).message()).contains("first in line 1");
  }

  @Test
  void key_thatIsAList_isAFinding() throws IOException {
    assertThat(read("? [a, b]\n: c\n")).isEmpty();

    finding(WRONG_TYPE);
  }

  @Test
  void aliases_standForTheirAnchor() throws IOException {
    List<YamlNode> documents = read("a: &x word\nb: *x\n").orElseThrow();

    assertThat(text(documents, "b")).isEqualTo("word");
  }

  @Test
  void aliases_thatExpandWithoutBound_areStopped() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }

    assertThat(read(bomb.toString())).isEmpty();

    assertThat(finding(YAML_LIMIT).message()).contains("aliases");
  }

  @Test
  void alias_ofItself_isAFinding() throws IOException {
    assertThat(read("a: &x [*x]\n")).isEmpty();

    assertThat(finding(YAML_LIMIT).message()).contains("itself");
  }

  @Test
  void alias_ofAnotherDocument_isAFinding() throws IOException {
    assertThat(read("a: &x 1\n---\nb: *x\n")).isEmpty();

    assertThat(finding(YAML_LIMIT).place().line()).isEqualTo(3);
  }

  @Test
  void nesting_of10000Levels_endsAtTheLimit() throws IOException {
    assertThat(read("[".repeat(10_000) + "]".repeat(10_000))).isEmpty();

    assertThat(finding(YAML_LIMIT).place().column()).isEqualTo(101);
  }

  @Test
  void nesting_inBlocksOf10000Levels_endsAtTheLimit() throws IOException {
    StringBuilder deep = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      deep.append("- ");
    }

    assertThat(read(deep.toString())).isEmpty();

    finding(YAML_LIMIT);
  }

  @Test
  void file_overTheLimit_isNotRead() throws IOException {
    Path file = folder.resolve("large.yaml");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(YamlReader.TOPOLOGY_LIMIT + 1L);
    }

    assertThat(new YamlReader(findings).read(file, YamlReader.TOPOLOGY_LIMIT)).isEmpty();

    assertThat(finding(FILE_UNREADABLE).message()).contains("larger than 8 MiB");
  }

  @Test
  void file_thatIsBinary_isNoText() throws IOException {
    assertThat(read(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, (byte) 0xff, (byte) 0xfe}))
        .isEmpty();

    assertThat(finding(FILE_UNREADABLE).help()).contains("UTF-8");
  }

  @Test
  void characters_thatAreNoText_areASyntaxError() throws IOException {
    assertThat(read("a: \u0000\u0001\n")).isEmpty();

    finding(YAML_SYNTAX);
  }

  @Test
  void text_inLatin1_isAFinding() throws IOException {
    assertThat(read("name: café".getBytes(StandardCharsets.ISO_8859_1))).isEmpty();

    finding(FILE_UNREADABLE);
  }

  @Test
  void byteOrderMark_isNoPartOfTheFirstKey() throws IOException {
    List<YamlNode> documents = read("\uFEFFa: 1\n").orElseThrow();

    assertThat(text(documents, "a")).isEqualTo("1");
    assertThat(documents.get(0).column()).isEqualTo(1);
  }

  @Test
  void windowsLineEnds_countAsOne() throws IOException {
    List<YamlNode> documents = read("a: 1\r\nb: 2\r\n").orElseThrow();

    assertThat(text(documents, "b")).isEqualTo("2");
    assertThat(((YamlNode.Mapping) documents.get(0)).get("b").orElseThrow().line()).isEqualTo(2);
  }

  @Test
  void tags_areNotExecuted() throws IOException {
    List<YamlNode> documents =
        read("a: !!javax.script.ScriptEngineManager [x]\nb: !!int word\n").orElseThrow();

    assertThat(text(documents, "b")).isEqualTo("word");
  }

  @Test
  void path_thatDoesNotExist_isAFinding() {
    assertThat(new YamlReader(findings).read(folder.resolve("none.yaml"), 10)).isEmpty();

    assertThat(finding(FILE_UNREADABLE).message()).contains("does not exist");
  }

  @Test
  void path_thatIsAFolder_isAFinding() {
    assertThat(new YamlReader(findings).read(folder, 10)).isEmpty();

    assertThat(finding(FILE_UNREADABLE).message()).contains("is a folder");
  }

  @Test
  void file_withoutPermission_isAFinding() throws IOException {
    Path file = Files.writeString(folder.resolve("locked.yaml"), "a: 1\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "the superuser reads files whatever their permissions");

    assertThat(new YamlReader(findings).read(file, 10)).isEmpty();

    assertThat(finding(FILE_UNREADABLE).message()).contains("may not be read");
  }
}
