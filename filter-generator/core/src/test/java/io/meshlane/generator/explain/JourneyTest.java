package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.HEADER;
import static io.meshlane.generator.explain.Rules.atGateway;
import static io.meshlane.generator.explain.Rules.explainer;
import static io.meshlane.generator.explain.Rules.inMesh;
import static io.meshlane.generator.explain.Rules.subsets;
import static io.meshlane.generator.explain.Rules.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a lane leads behind the first hop. */
class JourneyTest {
  private static String entry(String more) {
    return virtualService(
        "entry",
        """
        hosts: ["*"]
        gateways: [gateway]
        http:
        - name: all
          route: [{destination: {host: cart, subset: base}}]
        %s
        """
            .formatted(more.indent(2)));
  }

  private static final String PAY =
      virtualService(
              "pay",
              """
              hosts: [pay]
              http:
              - {match: [{headers: {project-version: {exact: v1}}}], route: [{destination: {host: pay, subset: v1}}]}
              - {route: [{destination: {host: pay, subset: base}}]}
              """)
          + subsets("pay", "base", "v1")
          + subsets("cart", "base", "v1");

  private static String journey(String rules, Request request) {
    return ExplanationText.of(explainer(rules).journey(request));
  }

  @Test
  void header_setAtTheGateway_reachesTheNextHop() {
    String text =
        journey(entry("headers: {request: {set: {project-version: v1}}}") + PAY, atGateway("a"));

    assertThat(text)
        .isEqualTo(
            """
            gateway → cart  base  rules.yaml:9   http[0] all
                sets project-version: v1
            cart → pay      v1    rules.yaml:20  http[0]
            """);
  }

  @Test
  void header_removedAtTheGateway_isGoneBehindIt() {
    Request coloured = atGateway("a").withHeader(HEADER, "v1");

    String kept = journey(entry("") + PAY, coloured);
    String removed =
        journey(entry("headers: {request: {remove: [Project-Version]}}") + PAY, coloured);

    assertThat(kept).contains("cart → pay      v1");
    assertThat(removed).contains("cart → pay      base").contains("removes Project-Version");
  }

  @Test
  void changes_ofARuleAndItsOnlyDestination_areOneList() {
    String rule =
        virtualService(
            "entry",
            """
            hosts: ["*"]
            gateways: [gateway]
            http:
            - headers: {request: {set: {project-version: v1}}}
              route:
              - destination: {host: cart, subset: base}
                headers: {request: {remove: [project-version]}}
            """);

    String text = journey(rule + PAY, atGateway("a").withHeader(HEADER, "v2"));

    assertThat(text).contains("cart → pay      v1");
  }

  @Test
  void header_computedByEnvoy_makesTheNextHopUnknown() {
    String text =
        journey(
            entry("headers: {request: {set: {project-version: '%REQ(x)%'}}}") + PAY,
            atGateway("a"));

    assertThat(text).contains("cart → pay      ?").contains("Envoy computes the value");
  }

  @Test
  void header_withAPercentSign_isReadAsOne() {
    String text =
        journey(
            entry("headers: {request: {set: {project-version: 'v1%%'}}}") + PAY, atGateway("a"));

    assertThat(text).contains("sets project-version: v1%\n").contains("cart → pay      base");
  }

  @Test
  void split_whoseVersionsLeaveWithDifferentLanes_isTwoCallers() {
    String split =
        virtualService(
            "entry",
            """
            hosts: ["*"]
            gateways: [gateway]
            http:
            - route:
              - {destination: {host: cart, subset: base}, weight: 3}
              - destination: {host: cart, subset: v1}
                weight: 1
                headers: {request: {set: {project-version: v1}}}
            """);

    String text = journey(split + PAY, atGateway("a"));

    assertThat(text)
        .contains("gateway → cart   75% base, 25% v1")
        .contains("cart base → pay  base")
        .contains("cart v1 → pay    v1");
  }

  @Test
  void start_inTheMesh_namesTheCaller() {
    Request request =
        Request.to(Start.service("test-istio", "cart"), "pay").withHeader(HEADER, "v1");

    assertThat(journey(PAY, request)).startsWith("cart → pay  v1");
  }

  @Test
  void host_nobodyKnows_passesThrough() {
    String text = journey(PAY, inMesh("elsewhere.example.com"));

    assertThat(text)
        .isEqualTo(
            """
            mesh → elsewhere.example.com  passes
                no rule in these files knows this host: it passes through
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com", "10.0.0.1:8080", "[::1]", "nobody", "pay.elsewhere"})
  void host_nobodyKnows_hasNoPods(String host) {
    String text = journey(PAY, inMesh(host));

    assertThat(text).contains("it passes through").doesNotContain("Kubernetes", "svc.cluster");
  }

  @Test
  void host_ofAServiceEntry_isUnknown() {
    String entry =
        """
        ---
        apiVersion: networking.istio.io/v1
        kind: ServiceEntry
        metadata: {name: outside, namespace: test-istio}
        spec: {hosts: ["*.Example.com"]}
        """;

    String text = journey(PAY + entry, inMesh("api.example.com"));

    assertThat(text)
        .contains("mesh → api.example.com  ?")
        .contains("ServiceEntry test-istio/outside: explain does not read this kind");
  }

  @Test
  void port_ofTheHost_isPrintedOnce() {
    String text = journey(entry(""), atGateway("a.com:81").withPort(81));
    String unknown = journey(PAY + PAY, inMesh("pay:81").withPort(81));

    assertThat(text).startsWith("gateway → a.com:81  503");
    assertThat(unknown).startsWith("mesh → pay:81  ?");
  }

  @Test
  void fault_thatAbortsAll_isNamed() {
    String abort = "fault: {abort: {httpStatus: 503, percentage: {value: 100}}}";

    assertThat(journey(entry(abort), atGateway("a"))).contains("503").contains("(fault.abort)");
  }

  @Test
  void subsets_ofOneVersion_areNamed() {
    String split =
        virtualService(
            "pay",
            """
            hosts: [pay]
            http:
            - route:
              - {destination: {host: pay, subset: a}, weight: 50}
              - {destination: {host: pay, subset: b}, weight: 50}
            """);
    String subsets =
        subsets("pay", "a", "b")
            .replace("version: a", "version: v1")
            .replace("version: b", "version: v1");

    assertThat(journey(split + subsets, inMesh("pay")))
        .contains("50% v1 (subset a), 50% v1 (subset b)");
  }

  @Test
  void lanes_ofARegularExpression_areANoteOfTheTable() {
    String rule =
        virtualService(
            "pay",
            """
            hosts: [pay]
            http:
            - {match: [{headers: {project-version: {regex: 'v[0-9]'}}}], directResponse: {status: 201}}
            """);

    assertThat(ExplanationText.of(explainer(rule).table()))
        .contains("note: VirtualService test-istio/pay http[0] (rules.yaml:8:5)")
        .contains("takes lanes by a regular expression");
  }

  @Test
  void rewrites_areNotes() {
    String text =
        journey(
            entry("rewrite: {uri: /, authority: b.com}\nmirror: {host: c}") + PAY, atGateway("a"));

    assertThat(text)
        .contains("    the path is rewritten to /\n    the Host header becomes b.com\n")
        .contains("copies of some requests go elsewhere too (mirror)");
  }

  @Test
  void json_ofAJourney_isStable() {
    String json =
        ExplanationJson.of(
            explainer(
                    virtualService(
                            "pay",
                            "hosts: [pay]\nhttp: [{name: n, route: [{destination: {host: pay, subset:"
                                + " v1, port: {number: 80}}}]}]\n")
                        + subsets("pay", "v1"))
                .journey(inMesh("pay").withHeader(HEADER, "v1")));

    assertThat(json.replaceAll("\\s+", ""))
        .isEqualTo(
            """
            {"request":{"namespace":"test-istio","service":"","authority":"pay","method":"GET",
            "path":"/","headers":{"project-version":["v1"]}},"first":{"from":"mesh","to":"pay",
            "verdict":{"kind":"answered","rule":{"file":"rules.yaml","line":7,"column":10,
            "virtualService":"test-istio/pay","index":0,"name":"n"},"destinations":[
            {"host":"pay.test-istio.svc.cluster.local","subset":"v1","defined":true,
            "versions":["v1"],"labels":{"version":"v1"},"port":80,"percent":100.0,
            "headers":{"project-version":["v1"]}}],"notes":[]}},"next":[],"notes":[]}
            """
                .replaceAll("\\s+", ""));
  }
}
