package io.meshlane.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.MeshState;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanningTest {
  private static final String TOPOLOGY =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: shop, namespace: test}
      spec:
        gateways:
        - name: gateway
          selector: {istio: ingressgateway}
          servers: [{port: 80, protocol: HTTP, hosts: ["*"]}]
          workload: {namespace: istio-system}
        services: [{name: cart, port: 8080, versions: [original]}]
      """;

  @TempDir Path folder;

  /** Where versions were looked for. */
  private final Set<String> asked = new HashSet<>();

  private final MeshReader empty =
      new MeshReader() {
        @Override
        public Inventory inventory(Set<String> namespaces, Findings findings) {
          asked.addAll(namespaces);
          return Inventory.EMPTY;
        }

        @Override
        public Optional<MeshState> state(
            Owner topology, Set<String> namespaces, Set<ObjectKey> wanted, Findings findings) {
          return Optional.of(MeshState.EMPTY);
        }
      };

  @Test
  void versions_inACluster_areNotLookedForBesideTheGateway() throws IOException {
    Path file = Files.writeString(folder.resolve("topology.yaml"), TOPOLOGY);
    var request =
        new ChangeRequest(
            new GenerateRequest(file, List.of()),
            true,
            Optional.empty(),
            Optional.empty(),
            ChangeRequest.ROOT_NAMESPACE);

    new Meshlane().plan(request, empty);

    assertThat(asked).containsExactly("test");
  }
}
