package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.atGateway;
import static io.meshlane.generator.explain.Rules.explainer;
import static io.meshlane.generator.explain.Rules.inMesh;
import static io.meshlane.generator.explain.Rules.reasons;
import static io.meshlane.generator.explain.Rules.subsets;
import static io.meshlane.generator.explain.Rules.virtualService;
import static io.meshlane.generator.explain.Rules.who;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which DestinationRule defines the subset a route names. */
class SubsetsTest {
  private static final String CART =
      virtualService(
          "cart",
          """
          hosts: [cart]
          gateways: [mesh, gateway]
          http: [{route: [{destination: {host: cart, subset: v1}}]}]
          """);

  private static String elsewhere(String namespace, String host, String label) {
    return """
    ---
    apiVersion: networking.istio.io/v1
    kind: DestinationRule
    metadata: {name: foreign, namespace: %s}
    spec: {host: "%s", subsets: [{name: v1, labels: {version: %s}}]}
    """
        .formatted(namespace, host, label);
  }

  @Test
  void subset_defined_givesItsVersionLabel() {
    assertThat(who(explainer(CART + subsets("cart", "v1")), inMesh("cart"))).isEqualTo("v1");
  }

  @Test
  void subset_nobodyDefines_is503() {
    Explainer explainer = explainer(CART + subsets("cart", "v2"));

    Verdict verdict = explainer.explain(inMesh("cart"));

    assertThat(verdict).isInstanceOf(Verdict.SubsetMissing.class);
    assertThat(reasons(explainer, inMesh("cart")))
        .isEqualTo(
            "no DestinationRule defines subset 'v1' of cart.test-istio.svc.cluster.local: 503");
  }

  @Test
  void twoRules_forOneHost_areMerged() {
    String full = subsets("cart.test-istio.svc.cluster.local", "v1");

    assertThat(who(explainer(CART + subsets("cart", "v2") + full), inMesh("cart"))).isEqualTo("v1");
  }

  @Test
  void subset_definedTwiceWithOtherLabels_isUnknown() {
    String other = elsewhere("test-istio", "cart.test-istio.svc.cluster.local", "v9");

    String reasons = reasons(explainer(CART + subsets("cart", "v1") + other), inMesh("cart"));

    assertThat(reasons).contains("defined twice");
  }

  @Test
  void rule_besideTheCaller_hidesTheServices() {
    String mine = elsewhere("caller", "*.test-istio.svc.cluster.local", "mine");
    Explainer explainer = explainer(CART + subsets("cart", "v1") + mine);
    Request there = Request.to(Start.mesh("caller"), "cart.test-istio");

    assertThat(who(explainer, there)).isEqualTo("mine");
    assertThat(who(explainer, inMesh("cart"))).isEqualTo("v1");
  }

  @Test
  void rule_inAThirdNamespace_isUnknownAtAGateway() {
    String other = elsewhere("third", "cart.test-istio.svc.cluster.local", "v1");
    Explainer explainer = explainer(CART + subsets("cart", "v1") + other);

    String reasons = reasons(explainer, atGateway("cart.test-istio.svc.cluster.local"));

    assertThat(reasons).contains("DestinationRule third/foreign");
  }

  @Test
  void rule_inTheRootNamespace_isTheLastResort() {
    String root = elsewhere("istio-system", "*.svc.cluster.local", "root");

    String alone = who(explainer(CART + root), inMesh("cart"));
    String beside = who(explainer(CART + root + subsets("cart", "v1")), inMesh("cart"));

    assertThat(alone).isEqualTo("root");
    assertThat(beside).isEqualTo("v1");
  }

  @Test
  void split_withAMissingSubset_saysWhichPartFails() {
    String split =
        virtualService(
            "cart",
            """
            hosts: [cart]
            http:
            - route:
              - {destination: {host: cart, subset: v1}, weight: 90}
              - {destination: {host: cart, subset: v2}, weight: 10}
              - {destination: {host: cart, subset: v3}, weight: 0}
            """);

    assertThat(who(explainer(split + subsets("cart", "v1")), inMesh("cart")))
        .isEqualTo("90% v1, 10% 503");
  }

  @Test
  void destination_withoutSubset_isAnyVersion() {
    String plain =
        virtualService("cart", "hosts: [cart]\nhttp: [{route: [{destination: {host: cart}}]}]\n");

    assertThat(who(explainer(plain + subsets("cart", "v1")), inMesh("cart"))).isEqualTo("any");
  }
}
