package io.meshlane.e2e;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * A topology of the test resources beside the manifests of what runs, as a user would give them.
 */
record Scenario(GenerateRequest request) {

  static Scenario of(String topology, Collection<? extends HasMetadata> running) {
    try {
      Path folder = Files.createTempDirectory("meshlane-e2e");
      Path file = Files.writeString(folder.resolve("topology.yaml"), topology);
      String yaml = running.stream().map(Serialization::asYaml).collect(joining("\n---\n"));
      Path manifests = Files.writeString(folder.resolve("manifests.yaml"), yaml);
      return new Scenario(new GenerateRequest(file, List.of(manifests)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the generator writes, as one YAML text; its errors are the test's. */
  String rules() {
    return value(new Meshlane().render(request)).stream()
        .map(Manifest::text)
        .collect(joining("\n---\n"));
  }

  Explainer explainer() {
    return value(new Meshlane().explainer(request));
  }

  private static <T> T value(Outcome<T> outcome) {
    return outcome.value().orElseThrow(() -> new AssertionError(outcome.diagnostics().toString()));
  }
}
