package io.meshlane.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestFolderTest {
  private static final String MARKER = "# ours";
  @TempDir Path temp;
  private final Findings findings = new Findings();

  @Test
  void write_newFolder_holdsTheWholeSetAndNothingElse() throws IOException {
    FolderChanges changes =
        folder().write(List.of(manifest("b", "1"), manifest("a", "1")), findings).orElseThrow();

    assertThat(changes)
        .isEqualTo(new FolderChanges(List.of("a.yaml", "b.yaml"), List.of(), List.of()));
    assertThat(names()).containsExactly("a.yaml", "b.yaml");
  }

  @Test
  void write_again_replacesWhatChangedRemovesWhatIsStaleAndKeepsWhatIsForeign() throws IOException {
    folder().write(List.of(manifest("a", "1"), manifest("b", "1"), manifest("c", "1")), findings);
    Files.writeString(out().resolve("mine.yaml"), "# not ours\n");
    Files.writeString(out().resolve("other.yaml"), MARKER + " of another topology\n");
    Files.writeString(out().resolve("notes.txt"), MARKER + "\n");

    FolderChanges changes =
        folder().write(List.of(manifest("a", "1"), manifest("b", "2")), findings).orElseThrow();

    assertThat(changes)
        .isEqualTo(new FolderChanges(List.of("b.yaml"), List.of("a.yaml"), List.of("c.yaml")));
    assertThat(names()).containsExactly("a.yaml", "b.yaml", "mine.yaml", "notes.txt", "other.yaml");
    assertThat(Files.readString(out().resolve("b.yaml"))).isEqualTo(MARKER + "\n2\n");
  }

  @Test
  void write_unchangedSet_touchesNoFile() throws IOException {
    folder().write(List.of(manifest("a", "1")), findings);
    var before = Files.getLastModifiedTime(out().resolve("a.yaml"));
    var key = Files.readAttributes(out().resolve("a.yaml"), "unix:ino");

    folder().write(List.of(manifest("a", "1")), findings);

    assertThat(Files.getLastModifiedTime(out().resolve("a.yaml"))).isEqualTo(before);
    assertThat(Files.readAttributes(out().resolve("a.yaml"), "unix:ino")).isEqualTo(key);
  }

  @Test
  void write_foreignFileInTheWay_isAFindingAndWritesNothing() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("b.yaml"), "mine: true\n");

    Optional<FolderChanges> changes =
        folder().write(List.of(manifest("a", "1"), manifest("b", "1")), findings);

    assertThat(changes).isEmpty();
    assertThat(findings.sorted())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.OUTPUT_FOREIGN_FILE);
    assertThat(names()).containsExactly("b.yaml");
  }

  @Test
  void write_linkToNowhereInTheWay_isForeign() throws IOException {
    Files.createDirectories(out());
    Files.createSymbolicLink(out().resolve("a.yaml"), temp.resolve("nowhere"));

    assertThat(folder().write(List.of(manifest("a", "1")), findings)).isEmpty();

    assertThat(findings.sorted())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.OUTPUT_FOREIGN_FILE);
    assertThat(Files.isSymbolicLink(out().resolve("a.yaml"))).isTrue();
  }

  @Test
  void write_stagingOfAKilledRun_isRemoved() throws IOException {
    Path abandoned = Files.createDirectories(out().resolve(".meshlane-1"));
    Files.writeString(abandoned.resolve("a.yaml"), "half");
    Files.setLastModifiedTime(abandoned, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
    Path running = Files.createDirectories(out().resolve(".meshlane-2"));

    folder().write(List.of(manifest("a", "1")), findings);

    assertThat(abandoned).doesNotExist();
    assertThat(running).exists();
  }

  @Test
  void write_toAFile_isAFinding() throws IOException {
    Files.writeString(out(), "a file");

    assertThat(folder().write(List.of(manifest("a", "1")), findings)).isEmpty();

    assertThat(findings.sorted())
        .extracting(Diagnostic::code)
        .containsExactly(DiagnosticCode.OUTPUT_NOT_WRITABLE);
    assertThat(out()).hasContent("a file");
  }

  @Test
  void check_sameSet_hasNoFinding() {
    folder().write(List.of(manifest("a", "1")), findings);

    assertThat(folder().check(List.of(manifest("a", "1")), findings).orElseThrow().isEmpty())
        .isTrue();

    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void check_difference_namesEachFileAndWritesNothing() throws IOException {
    folder().write(List.of(manifest("a", "1"), manifest("b", "1")), findings);

    folder().check(List.of(manifest("a", "2"), manifest("c", "1")), findings);

    assertThat(findings.sorted())
        .extracting(Diagnostic::message)
        .containsExactly(
            "differs from what the topology gives",
            "is no longer part of the topology",
            "is missing");
    assertThat(names()).containsExactly("a.yaml", "b.yaml");
  }

  private ManifestFolder folder() {
    return new ManifestFolder(out(), MARKER);
  }

  private Path out() {
    return temp.resolve("out");
  }

  private static Manifest manifest(String name, String content) {
    return new Manifest(
        "VirtualService", "ns", name, name + ".yaml", MARKER + "\n" + content + "\n");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
