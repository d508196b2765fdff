package io.meshlane.generator.explain;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DUPLICATE_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.FILE_UNREADABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_LIMIT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_SYNTAX;
import static io.meshlane.generator.explain.Rules.inMesh;
import static io.meshlane.generator.explain.Rules.virtualService;
import static io.meshlane.generator.explain.Rules.who;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files as people have them, and files nobody should have. */
class RuleSetTest {
  private static final String CART =
      virtualService("cart", "hosts: [cart]\nhttp: [{directResponse: {status: 201}}]\n");

  @TempDir Path folder;
  private final Findings findings = new Findings();

  private RuleSet read(Path... paths) {
    return RuleSet.read(List.of(paths), "test-istio", findings);
  }

  private List<DiagnosticCode> codes() {
    return findings.sorted().stream().map(Diagnostic::code).toList();
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static Explainer explainer(RuleSet rules) {
    return new Explainer(rules, Inventory.EMPTY, ExplainSettings.DEFAULT);
  }

  @Test
  void folder_withFoldersAndOtherFiles_isReadWhole() throws IOException {
    write("deep/cart.yml", CART);
    write("notes.txt", "\t not: yaml");
    write("values.yaml", "replicas: 1\n---\n- a list\n---\ntext\n---\n");

    RuleSet rules = read(folder);

    assertThat(findings.sorted()).isEmpty();
    assertThat(who(explainer(rules), inMesh("cart"))).isEqualTo("201");
  }

  @Test
  void file_namedTwice_isReadOnce() throws IOException {
    Path file = write("cart.yaml", CART);

    RuleSet rules = read(file, folder);

    assertThat(who(explainer(rules), inMesh("cart"))).isEqualTo("201");
  }

  @Test
  void list_ofObjects_isTakenApart() throws IOException {
    Path file =
        write(
            "list.yaml",
            """
            apiVersion: v1
            kind: List
            items:
            - apiVersion: networking.istio.io/v1beta1
              kind: VirtualServiceList
              items:
              - apiVersion: networking.istio.io/v1beta1
                kind: VirtualService
                metadata: {name: cart}
                spec: {hosts: [cart], http: [{directResponse: {status: 201}}]}
            """);

    assertThat(who(explainer(read(file)), inMesh("cart"))).isEqualTo("201");
  }

  @Test
  void emptyFile_holdsNoRules() throws IOException {
    assertThat(read(write("empty.yaml", "")).isEmpty()).isTrue();
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void binaryFile_isAFinding() throws IOException {
    Path file = folder.resolve("binary.yaml");
    Files.write(file, new byte[] {0, (byte) 0xff, (byte) 0xfe, 1});

    assertThat(read(file).isEmpty()).isTrue();
    assertThat(codes()).containsExactly(FILE_UNREADABLE);
  }

  @Test
  void missingFile_isAFinding() {
    read(folder.resolve("nowhere.yaml"));

    assertThat(codes()).containsExactly(FILE_UNREADABLE);
  }

  @Test
  void brokenFiles_areFindingsAndTheRestIsRead() throws IOException {
    write("a.yaml", "a: [");
    write("b.yaml", "a: 1\na: 2\n");
    write("c.yaml", "[".repeat(200));
    write("d.yaml", CART);

    RuleSet rules = read(folder);

    assertThat(codes()).containsExactlyInAnyOrder(YAML_SYNTAX, DUPLICATE_KEY, YAML_LIMIT);
    assertThat(rules.isEmpty()).isFalse();
  }

  @Test
  void objects_ofTheWrongShape_areNoCrash() throws IOException {
    Path file =
        write(
            "odd.yaml",
            """
            {apiVersion: networking.istio.io/v1, kind: VirtualService, spec: text}
            ---
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: [], spec: {hosts: cart, http: {}}}
            ---
            {apiVersion: networking.istio.io/v1, kind: VirtualService, metadata: {name: a}, spec: {hosts: [cart], http: [1, null, []]}}
            ---
            {apiVersion: networking.istio.io/v1, kind: DestinationRule, metadata: {name: a}, spec: {subsets: [1]}}
            ---
            {apiVersion: networking.istio.io/v1, kind: Gateway, metadata: {name: a}, spec: {servers: [{port: 80, hosts: "*"}]}}
            ---
            {apiVersion: networking.istio.io/v1alpha3, kind: EnvoyFilter, metadata: {name: a}, spec: {configPatches: [1, {}]}}
            ---
            {apiVersion: extensions.istio.io/v1alpha1, kind: TrafficExtension, metadata: {name: a}, spec: {lua: [], match: {}}}
            ---
            {kind: VirtualService}
            """);

    Explainer explainer = explainer(read(file));

    assertThat(who(explainer, inMesh("cart"))).isEqualTo("?");
    assertThat(ExplanationText.of(explainer.table())).contains("?");
  }
}
