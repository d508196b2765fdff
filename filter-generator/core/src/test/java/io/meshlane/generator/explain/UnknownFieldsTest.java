package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.HEADER;
import static io.meshlane.generator.explain.Rules.explainer;
import static io.meshlane.generator.explain.Rules.inMesh;
import static io.meshlane.generator.explain.Rules.reasons;
import static io.meshlane.generator.explain.Rules.virtualService;
import static io.meshlane.generator.explain.Rules.who;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever could decide and is not understood makes the verdict unknown, and is named. */
class UnknownFieldsTest {
  private static Explainer withRule(String rule) {
    return explainer(
        virtualService(
            "cart",
            """
            hosts: [cart]
            http:
            - match: [{headers: {project-version: {exact: first}}}]
              directResponse: {status: 201}
            - %s
            - directResponse: {status: 203}
            """
                .formatted(rule)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "match.sourceLabels  | match: [{sourceLabels: {app: a}}]",
        "match.queryParams   | match: [{queryParams: {a: {exact: b}}}]",
        "match.newField      | match: [{newField: 1}]",
        "match.uri           | match: [{uri: {suffix: /a}}]",
        "match.uri           | match: [{uri: {}}]",
        "match.uri           | match: [{uri: {prefix: ''}}]",
        "match.uri           | match: [{uri: {regex: '(?=a)'}}]",
        "match.headers.x     | match: [{headers: {x: {exact: 80}}}]",
        "match.headers.x     | match: [{headers: {x: {exact: a, prefix: b}}}]",
        "match.headers.host  | match: [{headers: {host: {exact: a}}}]",
        "match.headers.@r    | match: [{headers: {'@r': {exact: a}}}]",
        "match.port          | match: [{port: 8080}]",
        "match               | match: [text]",
      })
  void match_notUnderstood_isUnknown(String field, String match) {
    Explainer explainer = withRule("{" + match + ", directResponse: {status: 202}}");

    String reasons = reasons(explainer, inMesh("cart").withHeader("x", "y"));

    assertThat(who(explainer, inMesh("cart").withHeader("x", "y"))).isEqualTo("?");
    assertThat(reasons).startsWith("rules.yaml:10:").contains(": " + field + ":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delegate: {name: other}",
        "newField: 1, directResponse: {status: 202}",
        "timeout: 1s",
        "directResponse: {}",
        "route: [{destination: {}}]",
        "route: [{destination: {host: a, newField: 1}}]",
        "route: [{destination: {host: a}, newField: 1}]",
        "route: [{destination: {host: a}, weight: 0}, {destination: {host: b}, weight: 0}]",
        "fault: {abort: {httpStatus: 500}}, route: [{destination: {host: a}}]",
      })
  void action_notUnderstood_isUnknown(String action) {
    String who = who(withRule("{" + action + "}"), inMesh("cart"));

    assertThat(who).isEqualTo("?");
  }

  @Test
  void rule_before_stillDecides() {
    Explainer explainer = withRule("{match: [{sourceLabels: {app: a}}], delegate: {name: b}}");

    String who = who(explainer, inMesh("cart").withHeader(HEADER, "first"));

    assertThat(who).isEqualTo("201");
  }

  @Test
  void rule_thatCannotMatchAnyway_isPassedOver() {
    Explainer explainer =
        withRule(
            "{match: [{queryParams: {a: {exact: b}}, uri: {exact: /x}}], delegate: {name: b}}");

    String elsewhere = who(explainer, inMesh("cart"));
    String there = who(explainer, inMesh("cart").withPath("/x"));

    assertThat(elsewhere).isEqualTo("203");
    assertThat(there).isEqualTo("?");
  }

  @Test
  void rule_withAnotherAlternativeThatMatches_isTaken() {
    Explainer explainer =
        withRule(
            "{match: [{queryParams: {a: {exact: b}}}, {uri: {prefix: /}}],"
                + " directResponse: {status: 202}}");

    assertThat(who(explainer, inMesh("cart"))).isEqualTo("202");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "networking.istio.io/v1$ | networking.istio.io/v2   | VirtualService test-istio/cart: explain does not read version v2",
        "hosts:                  | newField: 1, hosts:     | VirtualService.spec.newField",
        "host: cart, subsets | newField: 1, host: cart, subsets | DestinationRule.spec.newField",
        "name: v1                | newField: 1, name: v1   | DestinationRule.subsets.newField",
      })
  void object_withAFieldOrVersionNotUnderstood_isUnknown(
      String known, String stranger, String reason) {
    String rules =
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: cart, namespace: test-istio}
        spec: {hosts: [cart], http: [{route: [{destination: {host: cart, subset: v1}}]}]}
        ---
        apiVersion: networking.istio.io/v1beta1
        kind: DestinationRule
        metadata: {name: cart, namespace: test-istio}
        spec: {host: cart, subsets: [{name: v1, labels: {version: v1}}]}
        """;
    String changed = rules.replaceFirst("(?m)(?<=[ {])" + known, stranger);

    assertThat(who(explainer(rules), inMesh("cart"))).isEqualTo("v1");
    assertThat(reasons(explainer(changed), inMesh("cart"))).contains(reason);
  }

  @Test
  void gateway_ofAnotherVersion_isANote() {
    Explainer explainer =
        explainer(
            """
            apiVersion: networking.istio.io/v2
            kind: Gateway
            metadata: {name: gateway, namespace: test-istio}
            spec: {servers: []}
            """);

    assertThat(ExplanationText.of(explainer.table()))
        .contains("note: rules.yaml:1:1: Gateway test-istio/gateway")
        .contains("does not read version v2");
  }

  @Test
  void tcpRules_alone_areUnknown() {
    Explainer explainer =
        explainer(
            virtualService("cart", "hosts: [cart]\ntcp: [{route: [{destination: {host: a}}]}]\n"));

    assertThat(reasons(explainer, inMesh("cart"))).contains("tcp or tls rules only");
  }

  @Test
  void regex_bomb_isNotCompiled() {
    Explainer explainer =
        withRule(
            "{match: [{uri: {regex: '((((a{1000}){1000}){1000}){1000})'}}],"
                + " directResponse: {status: 202}}");

    assertThat(reasons(explainer, inMesh("cart"))).contains("too large");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a/../b", "/a/.", "/%61", "/a\\b"})
  void path_thatProxiesRewrite_isUnknownWhereARuleComparesIt(String path) {
    Explainer explainer = withRule("{match: [{uri: {prefix: /b}}], directResponse: {status: 202}}");

    assertThat(who(explainer, inMesh("cart").withPath(path))).isEqualTo("?");
    assertThat(who(explainer, inMesh("cart").withPath("/b.c/..d"))).isEqualTo("202");
  }

  @Test
  void headerLines_thatDisagree_areUnknown() {
    Headers two = Headers.of(HEADER, "first").adding(HEADER, "second");

    String who = who(withRule("{directResponse: {status: 202}}"), inMesh("cart").withHeaders(two));

    assertThat(who).isEqualTo("?");
  }

  @Test
  void httpRoute_forTheService_isUnknown() {
    Explainer explainer =
        explainer(
            virtualService("cart", "hosts: [cart]\nhttp: [{directResponse: {status: 201}}]\n")
                + """
                ---
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: cart, namespace: test-istio}
                spec: {parentRefs: [{group: "", kind: Service, name: cart}]}
                """);

    assertThat(reasons(explainer, inMesh("cart"))).contains("HTTPRoute test-istio/cart");
  }

  @Test
  void twoVirtualServices_forOneHostInTheMesh_areUnknown() {
    String rule = "hosts: [cart]\nhttp: [{directResponse: {status: 201}}]\n";
    Explainer explainer = explainer(virtualService("a", rule) + virtualService("b", rule));

    assertThat(reasons(explainer, inMesh("cart")))
        .contains("VirtualService test-istio/a", "VirtualService test-istio/b");
  }

  @Test
  void oneName_twiceInTheFiles_isUnknown() {
    String rule = "hosts: [cart]\nhttp: [{directResponse: {status: 201}}]\n";
    Explainer explainer = explainer(virtualService("a", rule) + virtualService("a", rule));

    assertThat(reasons(explainer, inMesh("cart")))
        .contains("rules.yaml:9:1: VirtualService test-istio/a: it also stands at rules.yaml:2:1");
  }
}
