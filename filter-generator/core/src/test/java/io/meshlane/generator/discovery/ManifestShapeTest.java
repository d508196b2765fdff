package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MANIFEST_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.discovery.ManifestTexts.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestShapeTest {

  private static Diagnostic onlyFinding(String text) {
    Read read = ManifestTexts.read(text);
    assertThat(read.inventory()).isEqualTo(Inventory.EMPTY);
    assertThat(read.diagnostic().code()).isEqualTo(MANIFEST_INVALID);
    return read.diagnostic();
  }

  @Test
  void document_withoutKind_isNoObject() {
    Diagnostic found = onlyFinding("apiVersion: v1\nmetadata: {name: x}\n");

    assertThat(found.message()).contains("no 'kind'");
    assertThat(found.place().line()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"only words", "- a\n- b", "replicas: 3", "kind: Service"})
  void document_thatIsNoObject_isAFinding(String text) {
    assertThat(onlyFinding(text).help()).contains("apiVersion and kind");
  }

  @Test
  void ports_thatAreNoList_areAFindingWithTheirLine() {
    Diagnostic found =
        onlyFinding(
            """
            apiVersion: v1
            kind: Service
            metadata: {name: cart}
            spec:
              selector: {app: cart}
              ports:
                port: 80
            """);

    assertThat(found.place().line()).isEqualTo(7);
    assertThat(found.message())
        .isEqualTo("Service 'cart': 'ports' is a mapping where a list belongs");
    assertThat(found.help()).contains("- {name: http, port: 8080}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{port: \"80\"}",
        "{port: 0}",
        "{port: 65536}",
        "{port: web}",
        "{name: http}",
        "80"
      })
  void port_thatIsNoPort_isAFinding(String port) {
    assertThat(onlyFinding(ManifestTexts.service("cart", port)).message())
        .startsWith("Service 'cart'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "42", "1e5", "0123", "0x1f", "true", "yes", "off"})
  void label_thatKubernetesReadsAsNoText_asksForQuotes(String value) {
    Diagnostic found =
        onlyFinding(ManifestTexts.deployment("cart", "{app: cart, version: " + value + "}", "{}"));

    assertThat(found.message()).contains("'version' is '" + value + "'");
    assertThat(found.help()).contains("version: \"" + value + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0.3", "v1", "\"1.0\"", "'true'", "2024-01-01", "e5", "1e5f"})
  void label_thatIsText_isTakenOver(String value) {
    String text = ManifestTexts.deployment("cart", "{app: cart, version: " + value + "}", "{}");

    Read read = ManifestTexts.read(text);

    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.inventory().workloads().get(0).label("version"))
        .hasValue(value.replaceAll("[\"']", ""));
  }

  @Test
  void placeholders_leftInAFile_areOneFindingAtTheLabel() {
    Read read = ManifestTexts.read(ManifestTexts.SEED);

    assertThat(read.diagnostic().message())
        .isEqualTo(
            "Deployment 'testaaa-${CI_COMMIT_REF_NAME}': 'version' is '${CI_COMMIT_REF_NAME}', a"
                + " placeholder nobody has filled in");
    assertThat(read.diagnostic().place().line()).isEqualTo(37);
    assertThat(read.diagnostic().help()).contains("envsubst");
    assertThat(read.inventory().workloads()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "spec: {}", "spec: {template: {}}", "spec: {template: {metadata: {}}}"})
  void deployment_withoutPodLabels_isAPatchAndNoManifest(String spec) {
    Diagnostic found =
        onlyFinding("apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: cart}\n" + spec);

    assertThat(found.help()).contains("kubectl kustomize");
  }

  @Test
  void deployment_ofAGroupThatIsGone_namesTheOneToWrite() {
    Diagnostic found =
        onlyFinding("apiVersion: extensions/v1beta1\nkind: Deployment\nmetadata: {name: cart}\n");

    assertThat(found.help()).isEqualTo("write apiVersion: apps/v1");
  }

  @Test
  void object_withoutName_isAFinding() {
    Diagnostic found =
        onlyFinding("apiVersion: v1\nkind: Service\nmetadata: {}\nspec: {selector: {a: b}}");

    assertThat(found.message()).isEqualTo("Service: it has no name");
  }

  @Test
  void objects_thatAreWrong_areAllReportedAndTheRestIsRead() {
    Read read =
        ManifestTexts.read(
            ManifestTexts.service("a", "{port: x}")
                + ManifestTexts.service("b", "{port: y}")
                + ManifestTexts.service("c", "{port: 80}"));

    assertThat(read.diagnostics()).hasSize(2);
    assertThat(read.inventory().services()).extracting("name").containsExactly("c");
  }
}
