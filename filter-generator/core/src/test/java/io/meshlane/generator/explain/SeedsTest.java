package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.HEADER;
import static io.meshlane.generator.explain.Rules.atGateway;
import static io.meshlane.generator.explain.Rules.explainer;
import static io.meshlane.generator.explain.Rules.inMesh;
import static io.meshlane.generator.explain.Rules.who;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The hand-written rules of the seeds' environment, as they are. */
class SeedsTest {
  private static final String SEEDS =
      """
      apiVersion: networking.istio.io/v1alpha3
      kind: Gateway
      metadata: {name: gateway, namespace: test-istio}
      spec:
        selector:
          istio: ingressgateway
        servers:
        - port:
            number: 80
            name: http
            protocol: HTTP
          hosts:
          - "*"
      ---
      apiVersion: networking.istio.io/v1alpha3
      kind: DestinationRule
      metadata: {name: testaaa, namespace: test-istio}
      spec:
        host: testaaa.test-istio.svc.cluster.local
        subsets:
        - labels:
            version: release
          name: release
        - labels:
            version: release-v1
          name: release-v1
      ---
      apiVersion: networking.istio.io/v1alpha3
      kind: VirtualService
      metadata: {name: testaaa, namespace: test-istio}
      spec:
        gateways:
        - gateway
        hosts:
        - "*"
        http:
        - match:
          - headers:
              project-version:
                exact: release-v1
          route:
          - destination:
              host: testaaa.test-istio.svc.cluster.local
              subset: release-v1
        - route:
          - destination:
              host: testaaa.test-istio.svc.cluster.local
              subset: release
      ---
      apiVersion: networking.istio.io/v1alpha3
      kind: VirtualService
      metadata: {name: testbbb, namespace: test-istio}
      spec:
        hosts:
        - testbbb.test-istio.svc.cluster.local
        http:
        - match:
          - headers:
              project-version:
                exact: release-v1
          route:
          - destination:
              host: testbbb.test-istio.svc.cluster.local
              subset: release-v1
        - route:
          - destination:
              host: testbbb.test-istio.svc.cluster.local
              subset: release
      ---
      apiVersion: networking.istio.io/v1alpha3
      kind: DestinationRule
      metadata: {name: testbbb, namespace: test-istio}
      spec:
        host: testbbb.test-istio.svc.cluster.local
        subsets:
        - labels:
            version: release
          name: release
        - labels:
            version: release-v1
          name: release-v1
      ---
      """;

  @ParameterizedTest
  @CsvSource({"release-v1,release-v1", "release,release", "release-v3,release", "-,release"})
  void header_atTheGateway_choosesTheVersion(String lane, String version) {
    var request = atGateway("10.1.4.5:31380").withHeader(HEADER, lane);

    String who = who(explainer(SEEDS), request);

    assertThat(who).isEqualTo(version);
  }

  @Test
  void header_emptyOrAbsent_isTheBaseline() {
    var explainer = explainer(SEEDS);

    String absent = who(explainer, inMesh("testbbb:32000"));
    String empty = who(explainer, inMesh("testbbb:32000").withHeader(HEADER, ""));

    assertThat(absent).isEqualTo("release");
    assertThat(empty).isEqualTo("release");
  }

  @Test
  void testaaa_calledInsideTheMesh_isUntouched() {
    var verdict = explainer(SEEDS).explain(inMesh("testaaa").withHeader(HEADER, "release-v1"));

    assertThat(verdict).isInstanceOf(Verdict.Untouched.class);
  }

  @Test
  void journey_withALane_namesTheRules() {
    var request = atGateway("aaa.com").withHeader(HEADER, "release-v1");

    String text = ExplanationText.of(explainer(SEEDS).journey(request));

    assertThat(text)
        .isEqualTo(
            """
            gateway → testaaa  release-v1  rules.yaml:37  http[0]
            testaaa → testbbb  release-v1  rules.yaml:57  http[0]
            """);
  }

  @Test
  void table_ofTheSeeds_hasARowForEachLane() {
    String text = ExplanationText.of(explainer(SEEDS).table());

    assertThat(text)
        .isEqualTo(
            """
            lane         gateway * → testaaa  testbbb
            (no header)  release              release
            release-v1   release-v1           release-v1
            """);
  }
}
