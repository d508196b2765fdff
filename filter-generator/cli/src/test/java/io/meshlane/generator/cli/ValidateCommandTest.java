package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {
  @TempDir private Path folder;

  @Test
  void validate_ofASoundTopology_saysWhatItHolds() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY);

    Called called = Called.in(folder, "validate", "$shop.yaml");

    assertThat(called).isEqualTo(new Called(0, "2 services, 3 versions, 2 lanes\n", ""));
    assertThat(Called.files(folder)).containsExactly("shop.yaml");
  }

  @Test
  void validate_withFindings_reportsThemAll() {
    Shop.write(folder, Shop.TOPOLOGY, Shop.WARNING, Shop.ERROR);

    Called called = Called.in(folder, "validate", "$shop.yaml");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.out()).isEmpty();
    assertThat(called.err())
        .containsSubsequence("warning[ML0112]", "error[ML0103]", "1 error, 1 warning\n");
  }

  @Test
  void validate_withAWarning_failsWhenAsked() {
    Shop.write(folder, Shop.TOPOLOGY, Shop.WARNING);

    assertThat(Called.in(folder, "validate", "$shop.yaml").exitCode()).isZero();
    assertThat(Called.in(folder, "validate", "$shop.yaml", "--fail-on=warning").exitCode())
        .isEqualTo(79);
  }

  @Test
  void validate_withManifests_readsEachOfThem() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY.replaceFirst("(?s)  services:.*", ""));
    Files.createDirectory(folder.resolve("base"));
    Files.writeString(folder.resolve("base/service.yaml"), service("testaaa"));
    Files.writeString(folder.resolve("other.yaml"), service("testbbb") + deployment("testbbb"));
    Files.writeString(folder.resolve("base/deployment.yaml"), deployment("testaaa"));

    Called called =
        Called.in(folder, "validate", "$shop.yaml", "--manifests", "$base", "$other.yaml");

    assertThat(called.err()).isEmpty();
    assertThat(called.out()).isEqualTo("2 services, 2 versions, 1 lane\n");
  }

  @Test
  void validate_asJson_holdsTheSummary() {
    Shop.write(folder, Shop.TOPOLOGY);

    Called called = Called.in(folder, "validate", "$shop.yaml", "--format", "JSON");

    assertThat(called.out()).contains("\"services\" : 2", "\"versions\" : 3", "\"lanes\" : 2");
  }

  private static String service(String name) {
    return """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: %1$s, namespace: test-istio}
        spec: {selector: {app: %1$s}, ports: [{name: http, port: 80}]}
        """
        .formatted(name);
  }

  private static String deployment(String name) {
    return """
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: %1$s, namespace: test-istio}
        spec:
          template:
            metadata: {labels: {app: %1$s, version: release}}
        """
        .formatted(name);
  }
}
