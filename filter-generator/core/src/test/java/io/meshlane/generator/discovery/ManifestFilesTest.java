package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FILE_UNREADABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.MANIFEST_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_LIMIT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_SYNTAX;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.discovery.ManifestTexts.Read;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestFilesTest {
  @TempDir Path folder;

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  @Test
  void folder_isReadToItsDepthsInOrderOfNames() throws IOException {
    write("b.yaml", ManifestTexts.service("b", "{port: 80}"));
    write("a/deep/c.yml", ManifestTexts.service("c", "{port: 80}"));
    write("a.json", "{\"apiVersion\": \"v1\", \"kind\": \"Namespace\"}");
    write("notes.txt", "not read");
    write(".git/config.yaml", "not: read");
    write(".hidden.yaml", "not: read");
    write("kustomization.yaml", "resources: [b.yaml]");

    Read read = ManifestTexts.read(List.of(folder));

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().services()).extracting("name").containsExactly("c", "b");
  }

  @Test
  void file_namedTwice_isReadOnce() throws IOException {
    Path file = write("a.yaml", "words");

    Read read = ManifestTexts.read(List.of(file, folder, folder.resolve("./a.yaml")));

    assertThat(read.diagnostic().place().file()).isEqualTo(file.toString());
  }

  @Test
  void link_thatLeadsBack_endsTheWalk() throws IOException {
    write("a/a.yaml", ManifestTexts.service("a", "{port: 80}"));
    Files.createSymbolicLink(folder.resolve("a/back"), folder);

    Read read = ManifestTexts.read(List.of(folder));

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().services()).hasSize(1);
  }

  @Test
  void folder_withoutManifests_isAFinding() {
    Read read = ManifestTexts.read(List.of(folder));

    assertThat(read.diagnostic().code()).isEqualTo(MANIFEST_INVALID);
  }

  @Test
  void path_thatDoesNotExist_isAFinding() {
    Read read = ManifestTexts.read(List.of(folder.resolve("none.yaml")));

    assertThat(read.diagnostic().code()).isEqualTo(FILE_UNREADABLE);
  }

  @Test
  void file_thatIsBinary_isAFinding() throws IOException {
    Files.write(folder.resolve("a.yaml"), new byte[] {(byte) 0xca, (byte) 0xfe, 0, 1, 2});

    Read read = ManifestTexts.read(List.of(folder));

    assertThat(read.diagnostic().code()).isEqualTo(FILE_UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kind: Service\nmetadata:\n  name: {{ .Values.name }}-{{ .x }}\n",
        "kind: Deployment\nspec:\n  replicas: {{ .Values.replicas }}\n",
        "kind: Service\nmetadata:\n{{- if .x }}\n  name: x\n{{- end }}\n",
        "kind: Service\nmetadata: {name: ${NAME}, namespace: x}\n"
      })
  void template_thatIsNoYamlYet_asksToRenderIt(String text) throws IOException {
    write("t.yaml", text);

    Diagnostic found = ManifestTexts.read(List.of(folder)).diagnostic();

    assertThat(found.code()).isEqualTo(MANIFEST_INVALID);
    assertThat(found.help()).contains("helm template");
  }

  @Test
  void mistake_besideATemplateInAConfigMap_isReportedAsItself() throws IOException {
    write("t.yaml", "data: \"{{ $labels.instance }}\"\nmetadata: {name: x\nkind: ConfigMap\n");

    assertThat(ManifestTexts.read(List.of(folder)).diagnostic().code()).isEqualTo(YAML_SYNTAX);
  }

  @Test
  void kustomization_namedByHand_asksToRenderIt() throws IOException {
    Path file = write("kustomization.yaml", "resources: [b.yaml]");

    Diagnostic found = ManifestTexts.read(List.of(file)).diagnostic();

    assertThat(found.help()).contains("render");
  }

  @Test
  void files_thatAreNoYaml_areFindingsOfTheirOwnAndTheRestIsRead() throws IOException {
    write("a-tabs.yaml", "a:\n\tb: 1\n");
    write("b-deep.yaml", "[".repeat(10_000));
    write("c-bomb.yaml", aliasBomb());
    write("d.yaml", ManifestTexts.service("d", "{port: 80}"));

    Read read = ManifestTexts.read(List.of(folder));

    assertThat(read.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(YAML_SYNTAX, YAML_LIMIT, YAML_LIMIT);
    assertThat(read.inventory().services()).extracting("name").containsExactly("d");
  }

  @Test
  void name_of300Characters_isCutInMessages() throws IOException {
    write("a.yaml", ManifestTexts.service("x".repeat(300), "{port: x}"));

    Diagnostic found = ManifestTexts.read(List.of(folder)).diagnostic();

    assertThat(found.message()).hasSizeLessThan(150);
  }

  private static String aliasBomb() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 10; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + ", ").repeat(9)));
    }
    return bomb.toString();
  }
}
