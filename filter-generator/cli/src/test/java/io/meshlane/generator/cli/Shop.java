package io.meshlane.generator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The seeds' environment: testaaa has a version of its own for lane release-v1, testbbb has not.
 */
final class Shop {
  static final List<String> FILES =
      List.of(
          "destinationrule-testaaa.yaml",
          "destinationrule-testbbb.yaml",
          "gateway-gateway.yaml",
          "virtualservice-gateway-all.yaml",
          "virtualservice-testaaa.yaml",
          "virtualservice-testbbb.yaml");

  static final String TOPOLOGY =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: shop, namespace: test-istio}
      spec:
        baseline: release
        gateways:
        - name: gateway
          selector: {istio: ingressgateway}
          servers: [{port: 80, protocol: HTTP, hosts: ["*"]}]
        services:
        - name: testaaa
          port: 31000
          versions: [release, release-v1]
          entry: [{gateway: gateway, hosts: ["*"], prefix: /}]
        - {name: testbbb, port: 32000, versions: [release]}
      """;

  /** A service of its own that is the cause of one warning. */
  static final String WARNING =
      "  - {name: testccc, port: 33000, versions: [release], withoutBaseline: reject}\n";

  /** A lane that picks a version nobody has: one error. */
  static final String ERROR = "  lanes: [{name: canary, versions: {testbbb: releese}}]\n";

  private Shop() {}

  /** Writes {@code shop.yaml} into {@code folder}. */
  static void write(Path folder, String... parts) {
    try {
      Files.writeString(folder.resolve("shop.yaml"), String.join("", parts));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
