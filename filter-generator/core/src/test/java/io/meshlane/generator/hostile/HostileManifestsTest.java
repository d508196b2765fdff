package io.meshlane.generator.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Whatever stands in manifests: findings, never an exception. Seeded. */
class HostileManifestsTest {
  private static final int ROUNDS = 20 * Integer.getInteger("hostile.rounds", 60);
  private static final String TOPOLOGY =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: shop, namespace: test}
      spec: {baseline: v1}
      """;
  private static final String MANIFESTS =
      """
      apiVersion: v1
      kind: List
      items:
      - apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: test}
        spec:
          selector: {app: cart}
          ports: [{name: http, port: 80, appProtocol: http, protocol: TCP}]
      - apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart-v1}
        spec:
          template:
            metadata: {labels: {app: cart, version: v1}}
            spec:
              securityContext: {runAsUser: 1000}
              containers: [{name: cart, image: cart, securityContext: {runAsUser: 1000}}]
      - apiVersion: apps/v1
        kind: StatefulSet
        metadata: {name: cart-v2}
        spec: {template: {metadata: {labels: {app: cart, version: v2}}}}
      - apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: other, labels: {app.kubernetes.io/managed-by: hand}}
        spec: {hosts: [other], gateways: [mesh, test/gateway]}
      - apiVersion: networking.istio.io/v1
        kind: DestinationRule
        metadata: {name: other}
        spec: {host: other}
      """;

  @TempDir Path folder;

  @Test
  void render_besideChangedManifests_neverThrows() throws IOException {
    Path topology = Files.writeString(folder.resolve("topology.yaml"), TOPOLOGY);
    Path manifests = folder.resolve("manifests.yaml");
    Object tree = new Load(LoadSettings.builder().build()).loadFromString(MANIFESTS);
    Mutator mutator = new Mutator(new Random(42));
    Meshlane meshlane = new Meshlane();

    for (int i = 0; i < ROUNDS; i++) {
      String text = new Dump(DumpSettings.builder().build()).dumpToString(mutator.mutate(tree));
      Files.writeString(manifests, text.replace("\ud800", "?"));

      assertThatCode(
              () -> {
                var outcome = meshlane.render(new GenerateRequest(topology, List.of(manifests)));
                assertThat(outcome.value().isPresent()).isNotEqualTo(outcome.hasErrors());
                assertThat(outcome.diagnostics())
                    .extracting(Diagnostic::help)
                    .noneMatch(String::isBlank);
              })
          .as(text)
          .doesNotThrowAnyException();
    }
  }
}
