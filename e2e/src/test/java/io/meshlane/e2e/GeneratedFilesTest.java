package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.output.FolderChanges;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The committed rules of the example environment are what its topology gives. */
class GeneratedFilesTest {
  private static final Path K8S = Path.of("..", "k8s");

  @Test
  void generatedFiles_areUpToDate() {
    GenerateRequest request = new GenerateRequest(K8S.resolve("meshlane.yaml"), List.of());

    Outcome<FolderChanges> outcome = new Meshlane().check(request, K8S.resolve("generated"));

    assertThat(outcome.diagnostics())
        .as("refresh with ./meshlane generate k8s/meshlane.yaml -o k8s/generated")
        .isEmpty();
  }
}
