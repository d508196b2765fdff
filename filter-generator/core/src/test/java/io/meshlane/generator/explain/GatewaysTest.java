package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.atGateway;
import static io.meshlane.generator.explain.Rules.explainer;
import static io.meshlane.generator.explain.Rules.reasons;
import static io.meshlane.generator.explain.Rules.virtualService;
import static io.meshlane.generator.explain.Rules.who;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a gateway answers for, and whose rules it follows. */
class GatewaysTest {
  private static String gateway(String name, String selector, String servers) {
    return """
    ---
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: {name: %s, namespace: test-istio}
    spec: {selector: {istio: %s}, servers: [%s]}
    """
        .formatted(name, selector, servers);
  }

  private static String rule(String name, String gateway, String host, int status) {
    return virtualService(
        name,
        """
        hosts: ["%s"]
        gateways: [%s]
        http: [{directResponse: {status: %d}}]
        """
            .formatted(host, gateway, status));
  }

  private static final String HTTP = "{port: {number: 80, protocol: HTTP}, hosts: [\"*\"]}";

  @Test
  void specificHost_withoutAMatch_doesNotFallToTheWildcard() {
    String specific =
        virtualService(
            "aaa",
            """
            hosts: [aaa.com]
            gateways: [gateway]
            http: [{match: [{uri: {prefix: /only}}], directResponse: {status: 201}}]
            """);
    Explainer explainer = explainer(specific + rule("all", "gateway", "*", 202));

    assertThat(who(explainer, atGateway("AAA.com:80"))).isEqualTo("404");
    assertThat(who(explainer, atGateway("aaa.com."))).isEqualTo("202");
  }

  @Test
  void twoVirtualServices_thatBothMatch_areUnknown() {
    Explainer explainer =
        explainer(rule("a", "gateway", "a.com", 201) + rule("b", "gateway", "a.com", 202));

    assertThat(reasons(explainer, atGateway("a.com"))).contains("several are for a.com here");
  }

  @Test
  void gatewaysOnTheSamePods_shareTheirRules() {
    String both = gateway("one", "x", HTTP) + gateway("two", "x", HTTP);
    String apart = gateway("one", "x", HTTP) + gateway("two", "y", HTTP);
    String rule = rule("a", "two", "a.com", 201);
    Request request = Request.to(Start.gateway("one"), "a.com");

    assertThat(who(explainer(both + rule), request)).isEqualTo("201");
    assertThat(who(explainer(apart + rule), request)).isEqualTo("404");
  }

  @Test
  void server_ofOtherHosts_answers404() {
    String shop = "{port: {number: 80, protocol: HTTP}, hosts: [\"*.shop.com\"]}";
    Explainer explainer = explainer(gateway("gateway", "x", shop) + rule("a", "gateway", "*", 201));

    assertThat(who(explainer, atGateway("a.shop.com"))).isEqualTo("201");
    assertThat(who(explainer, atGateway("a.com"))).isEqualTo("404");
  }

  @Test
  void server_forAnotherNamespace_takesNoRulesOfThisOne() {
    String foreign = "{port: {number: 80, protocol: HTTP}, hosts: [\"other/*\"]}";
    Explainer explainer =
        explainer(gateway("gateway", "x", foreign) + rule("a", "gateway", "*", 201));

    assertThat(who(explainer, atGateway("a.com"))).isEqualTo("404");
  }

  @Test
  void server_thatPassesTlsThrough_takesNoHttpRules() {
    String tls = "{port: {number: 443, protocol: TLS}, hosts: [\"*\"], tls: {mode: PASSTHROUGH}}";
    Explainer explainer = explainer(gateway("gateway", "x", tls) + rule("a", "gateway", "*", 201));

    assertThat(who(explainer, atGateway("a.com"))).isEqualTo("404");
  }

  @Test
  void httpsRedirect_ofTheServer_comesBeforeRules() {
    String redirect =
        "{port: {number: 80, protocol: HTTP}, hosts: [\"*\"], tls: {httpsRedirect: true}}";
    String https = "{port: {number: 443, protocol: HTTPS}, hosts: [\"*\"]}";
    Explainer explainer =
        explainer(
            gateway("gateway", "x", redirect + ", " + https) + rule("a", "gateway", "*", 201));

    assertThat(who(explainer, atGateway("a.com").withPort(80))).isEqualTo("301 to https://");
    assertThat(who(explainer, atGateway("a.com").withPort(443))).isEqualTo("201");
    assertThat(reasons(explainer, atGateway("a.com")))
        .contains("port 80 redirects and others do not; name the port");
    assertThat(ExplanationText.of(explainer.table())).contains("201").doesNotContain("?");
  }

  @Test
  void start_withoutAName_mustBeTheOnlyGateway() {
    Explainer explainer =
        explainer(rule("a", "one", "a.com", 201) + rule("b", "other/two", "a.com", 202));

    assertThat(reasons(explainer, atGateway("a.com")))
        .contains("several gateways are meant: other/two, test-istio/one");
    assertThat(who(explainer, Request.to(Start.gateway("two"), "a.com"))).isEqualTo("202");
    assertThat(reasons(explainer, Request.to(Start.gateway("three"), "a.com")))
        .contains("the files know no such gateway");
  }

  @Test
  void port_notGiven_isTheGatewaysOnlyOne() {
    String rule =
        virtualService(
            "a",
            """
            hosts: [a.com]
            gateways: [gateway]
            http: [{match: [{port: 80}], directResponse: {status: 201}}]
            """);

    assertThat(who(explainer(gateway("gateway", "x", HTTP) + rule), atGateway("a.com")))
        .isEqualTo("201");
    assertThat(reasons(explainer(rule), atGateway("a.com"))).contains("name one");
  }
}
