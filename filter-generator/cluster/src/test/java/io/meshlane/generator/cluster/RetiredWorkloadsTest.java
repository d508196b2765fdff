package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.MeshState;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Retirement;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of what runs as {@code v1} in a namespace, only the topology's own may be deleted. */
class RetiredWorkloadsTest {
  private static final String HEAD =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: shop, namespace: shop}
      spec:
        baseline: original
        gateways:
        - {name: gateway, selector: {istio: ingressgateway}, servers: [{port: 80, hosts: ["*"]}]}
      """;

  @TempDir Path folder;

  /** A Service and its two versions. */
  private static String service(String name, String appProtocol) {
    String one =
        """
        ---
        apiVersion: v1
        kind: Service
        metadata: {name: %s, namespace: shop}
        spec: {selector: {app: %s}, ports: [{port: 8080, appProtocol: %s}]}
        """
            .formatted(name, name, appProtocol);
    return one + deployment(name, "original") + deployment(name, "v1");
  }

  private static String deployment(String app, String version) {
    return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: %s-%s, namespace: shop}
    spec: {template: {metadata: {labels: {app: %s, version: %s}}}}
    """
        .formatted(app, version, app, version);
  }

  private record Cluster(String manifests) implements MeshReader {
    @Override
    public Inventory inventory(Set<String> namespaces, Findings findings) {
      return new ManifestReader(findings).parse(Map.of("cluster", manifests), "default");
    }

    @Override
    public Optional<MeshState> state(
        Owner topology, Set<String> namespaces, Set<ObjectKey> wanted, Findings findings) {
      return Optional.of(MeshState.EMPTY);
    }
  }

  private List<String> retired(String topology, boolean discover, Optional<String> service)
      throws IOException {
    Path file = Files.writeString(folder.resolve("shop.yaml"), HEAD + topology);
    Cluster cluster =
        new Cluster(service("cart", "http") + service("pay", "http") + service("db", "tcp"));
    Outcome<Plan> plan =
        new Meshlane()
            .plan(
                new ChangeRequest(
                    new GenerateRequest(file, List.of()),
                    discover,
                    Optional.empty(),
                    Optional.of(new Retirement("v1", service)),
                    ChangeRequest.ROOT_NAMESPACE),
                cluster);
    assertThat(plan.value()).as(plan.diagnostics().toString()).isPresent();
    return new RetiredWorkloads(plan.value().get().retired())
        .find(cluster, new Findings()).stream().map(RetiredWorkloads::name).toList();
  }

  @Test
  void workloads_whereServicesAreDiscovered_areNotThoseOfTcpServices() throws IOException {
    assertThat(retired("", true, Optional.empty()))
        .containsExactly("Deployment shop/cart-v1", "Deployment shop/pay-v1");
  }

  @Test
  void workloads_whereSomeServicesAreListed_areThoseOfDiscoveredOnesToo() throws IOException {
    String listed = "  services: [{name: cart, port: 8080}]\n";

    assertThat(retired(listed, true, Optional.empty()))
        .containsExactly("Deployment shop/cart-v1", "Deployment shop/pay-v1");
  }

  @Test
  void workloads_whereNothingIsDiscovered_areNotThoseOfOthers() throws IOException {
    String listed = "  services: [{name: cart, port: 8080, versions: [original, v1]}]\n";

    assertThat(retired(listed, false, Optional.empty())).containsExactly("Deployment shop/cart-v1");
  }

  @Test
  void workloads_ofOneService_areNotThoseOfAnother() throws IOException {
    assertThat(retired("", true, Optional.of("pay"))).containsExactly("Deployment shop/pay-v1");
  }
}
