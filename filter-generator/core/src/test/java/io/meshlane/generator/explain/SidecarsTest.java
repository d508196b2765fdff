package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.explainer;
import static io.meshlane.generator.explain.Rules.inMesh;
import static io.meshlane.generator.explain.Rules.reasons;
import static io.meshlane.generator.explain.Rules.virtualService;
import static io.meshlane.generator.explain.Rules.who;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sidecar objects hide rules from the pods they are for, and from no others. */
class SidecarsTest {
  private static final String CART =
      virtualService("cart", "hosts: [cart]\nhttp: [{directResponse: {status: 201}}]\n");

  private static String sidecar(String namespace, String spec) {
    return """
    ---
    apiVersion: networking.istio.io/v1
    kind: Sidecar
    metadata: {name: default, namespace: %s}
    spec: {%s}
    """
        .formatted(namespace, spec);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test-istio   | egress: [{hosts: [./*]}] | ?",
        "istio-system | egress: [{hosts: [./*]}] | ?",
        "elsewhere    | egress: [{hosts: [./*]}] | 201",
        "test-istio   | egress: [{hosts: ['*/*']}] | 201",
        "test-istio   | egress: [{port: {number: 80}, hosts: ['*/*']}] | ?",
        "test-istio   | ingress: [] | 201",
        "test-istio   | outboundTrafficPolicy: {mode: REGISTRY_ONLY} | ?",
        "test-istio   | workloadSelector: {labels: {app: a}}, egress: [{hosts: [./*]}] | ?",
      })
  void sidecar_thatLimitsItsPods_makesTheirCallsUnknown(String namespace, String spec, String who) {
    Explainer explainer = explainer(CART + sidecar(namespace, spec));

    assertThat(who(explainer, inMesh("cart"))).isEqualTo(who);
  }

  @Test
  void sidecar_thatLimitsItsPods_isNamed() {
    Explainer explainer = explainer(CART + sidecar("test-istio", "egress: [{hosts: [./*]}]"));

    assertThat(reasons(explainer, inMesh("cart")))
        .contains("Sidecar test-istio/default: it may hide rules from its pods");
  }

  @Test
  void sidecar_ofAnotherNamespace_isNoNote() {
    Explainer explainer = explainer(CART + sidecar("elsewhere", "egress: [{hosts: [./*]}]"));

    assertThat(ExplanationText.of(explainer.table())).doesNotContain("Sidecar", "note:");
  }
}
