package io.meshlane.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The environment under k8s/: what its topology says and what its manifests say is the same. */
class SharedEnvironmentTest {
  private static final Path K8S = Path.of("../../k8s");
  private static final Path TOPOLOGY = K8S.resolve("meshlane.yaml");
  private static final Path TWO_SERVICES = K8S.resolve("examples/two-services.yaml");
  private static final List<Path> MANIFESTS = List.of(K8S.resolve("base"));

  @TempDir Path folder;

  private static List<Manifest> render(Path topology, List<Path> manifests) {
    Outcome<List<Manifest>> outcome =
        new Meshlane().render(new GenerateRequest(topology, manifests));
    assertThat(outcome.diagnostics()).isEmpty();
    return outcome.value().orElseThrow();
  }

  @Test
  void manifests_besideTheTopology_agreeWithIt() {
    List<Manifest> alone = render(TOPOLOGY, List.of());

    List<Manifest> beside = render(TOPOLOGY, MANIFESTS);

    assertThat(alone).hasSize(11);
    assertThat(beside).isEqualTo(alone);
  }

  @Test
  void topology_withoutPortsVersionsAndSecondService_isFilledToTheSameRules() throws IOException {
    List<String> lines =
        Files.readAllLines(TWO_SERVICES).stream()
            .filter(line -> !line.matches(" +(port|versions): .*| +- name: testbbb"))
            .toList();
    Path shorter = Files.write(folder.resolve("meshlane.yaml"), lines);

    List<Manifest> filled = render(shorter, MANIFESTS);

    assertThat(String.join("\n", lines)).doesNotContain("31000", "release-v1", "testbbb\n");
    assertThat(filled).isEqualTo(render(TWO_SERVICES, List.of()));
  }
}
