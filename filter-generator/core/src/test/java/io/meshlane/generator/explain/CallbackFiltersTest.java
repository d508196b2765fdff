package io.meshlane.generator.explain;

import static io.meshlane.generator.explain.Rules.HEADER;
import static io.meshlane.generator.explain.Rules.subsets;
import static io.meshlane.generator.explain.Rules.virtualService;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.ManifestReader;
import io.meshlane.generator.istio.CallbackTable;
import io.meshlane.generator.istio.EnvoyFilter;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.istio.ObjectMeta;
import io.meshlane.generator.istio.TrafficExtension;
import io.meshlane.generator.render.Renderer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filters the renderer prints, and filters that only look like them. */
class CallbackFiltersTest {
  private static final CallbackTable TABLE =
      new CallbackTable(
          HEADER, new TreeMap<>(Map.of("aaa.com", "v1", "[::1]", "v1", "a\"b.com", "v1")));
  private static final String CART =
      virtualService(
              "cart",
              """
              hosts: ["*"]
              gateways: [gateway]
              http:
              - match: [{headers: {project-version: {exact: v1}}}]
                route: [{destination: {host: cart, subset: v1}}]
              - route: [{destination: {host: cart, subset: base}}]
              """)
          + virtualService(
              "pay",
              """
              hosts: [pay]
              http:
              - match: [{headers: {project-version: {exact: v1}}}]
                route: [{destination: {host: pay, subset: v1}}]
              - route: [{destination: {host: pay, subset: base}}]
              """)
          + subsets("cart", "base", "v1")
          + subsets("pay", "base", "v1")
          + """
          ---
          apiVersion: networking.istio.io/v1
          kind: Gateway
          metadata: {name: gateway, namespace: test-istio}
          spec:
            selector: {istio: ingressgateway}
            servers: [{port: {number: 80, protocol: HTTP}, hosts: ["*"]}]
          """;

  @TempDir Path folder;

  private static String envoyFilter(String namespace, String context, String label) {
    SortedMap<String, String> selector =
        new TreeMap<>(
            Map.of(
                label.substring(0, label.indexOf('=')), label.substring(label.indexOf('=') + 1)));
    return print(new EnvoyFilter(meta(namespace), selector, context, TABLE));
  }

  private static String print(IstioObject object) {
    return "---\n" + new Renderer().render(List.of(object), "test-istio").get(0).text();
  }

  private static ObjectMeta meta(String namespace) {
    return new ObjectMeta("callbacks", namespace, "test");
  }

  private static Request callback(String authority) {
    return Rules.atGateway(authority);
  }

  private static String who(String filter, Request request) {
    return Rules.who(Rules.explainer(CART + filter), request);
  }

  @ParameterizedTest
  @CsvSource({
    "aaa.com,v1", "AAA.com:8080,v1", "aaa.com.,v1", "aaa.com.:80,v1", "aaa.com:,v1",
    "[::1]:80,v1", "a\"b.com,v1", "baaa.com,base", "aaa.com..,base", "[::1,base"
  })
  void renderedFilter_atTheGateway_givesTheLaneBeforeRouting(String authority, String version) {
    String filter = envoyFilter("istio-system", "GATEWAY", "istio=ingressgateway");

    assertThat(who(filter, callback(authority))).isEqualTo(version);
  }

  @ParameterizedTest
  @CsvSource({"'',v1", "-,v1", "v1,v1", "other,base"})
  void header_already_isReplacedOnlyWhenItNamesNothing(String lane, String version) {
    String filter = envoyFilter("istio-system", "GATEWAY", "istio=ingressgateway");

    assertThat(who(filter, callback("aaa.com").withHeader(HEADER, lane))).isEqualTo(version);
  }

  @Test
  void trafficExtension_withoutServerMode_actsAtTheGateway() {
    SortedMap<String, String> pods = new TreeMap<>(Map.of("istio", "ingressgateway"));
    String anywhere = print(new TrafficExtension(meta("istio-system"), pods, null, TABLE));
    String server = print(new TrafficExtension(meta("istio-system"), pods, "SERVER", TABLE));

    assertThat(who(anywhere, callback("aaa.com"))).isEqualTo("v1");
    assertThat(who(server, callback("aaa.com"))).isEqualTo("base");
  }

  @Test
  void filter_forOtherPodsOrSides_doesNotAct() {
    String others = envoyFilter("istio-system", "GATEWAY", "istio=egressgateway");
    String inbound = envoyFilter("istio-system", "SIDECAR_INBOUND", "istio=ingressgateway");

    assertThat(who(others, callback("aaa.com"))).isEqualTo("base");
    assertThat(who(inbound, callback("aaa.com"))).isEqualTo("base");
  }

  @Test
  void filter_besideTheGatewayObject_dependsOnWhereThePodsAre() {
    String filter = envoyFilter("test-istio", "GATEWAY", "istio=ingressgateway");
    var pods =
        new ExplainSettings.GatewayPods(
            "istio-system", new TreeMap<>(Map.of("istio", "ingressgateway")));
    var known =
        new ExplainSettings(
            "project-version",
            "version",
            "istio-system",
            new TreeMap<>(Map.of("test-istio/gateway", pods)));

    String told =
        Rules.who(Rules.explainer(CART + filter, Inventory.EMPTY, known), callback("aaa.com"));

    assertThat(told).isEqualTo("base");
    assertThat(who(filter, callback("aaa.com"))).isEqualTo("?");
    assertThat(who(filter, callback("bbb.com"))).isEqualTo("base");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"lane ~= \"-\"", "headers:replace", "-- Gives", " = \"v1\"", "HTTP_FILTER"})
  void filter_changedByOneWord_isNotRead(String word) {
    String filter = envoyFilter("istio-system", "GATEWAY", "istio=ingressgateway");
    String changed = filter.replaceFirst(word, word + "x");

    assertThat(who(changed, callback("bbb.com"))).isEqualTo("?");
  }

  @Test
  void seedsFilter_onAWorkload_isUnknownBehindItButNotAtTheGateway() {
    String seeds =
        """
        ---
        apiVersion: networking.istio.io/v1alpha3
        kind: EnvoyFilter
        metadata: {name: header-envoy-filter, namespace: test-istio}
        spec:
          workloadSelector: {labels: {app: cart}}
          configPatches:
          - applyTo: HTTP_FILTER
            match: {context: SIDECAR_INBOUND}
            patch:
              operation: INSERT_BEFORE
              value:
                name: envoy.filters.http.lua
                typed_config: {inlineCode: "function envoy_on_request(request_handle) end"}
        """;

    String text = ExplanationText.of(Rules.explainer(CART + seeds).journey(callback("aaa.com")));

    assertThat(text)
        .contains("gateway → cart  base")
        .contains("cart → pay      ?")
        .contains("EnvoyFilter test-istio/header-envoy-filter: it may act on pods of cart");
  }

  @ParameterizedTest
  @CsvSource({"aaa.com,'',?", "aaa.com,v1,v1", "aaa.com,other,base", "bbb.com,'',base"})
  void filter_onPodsThatNoManifestTells_isUnknownWhereItCouldGiveALane(
      String authority, String lane, String version) {
    Explainer explainer =
        Rules.explainer(CART + envoyFilter("test-istio", "SIDECAR_INBOUND", "app=cart"));

    String text =
        ExplanationText.of(explainer.journey(callback(authority).withHeader(HEADER, lane)));

    assertThat(text).contains("cart → pay      " + version);
  }

  @Test
  void filter_onTheServicesPods_coloursTheNextHopOnly() throws IOException {
    String filter = envoyFilter("test-istio", "SIDECAR_INBOUND", "app=cart");
    Explainer explainer = Rules.explainer(CART + filter, cart(), ExplainSettings.DEFAULT);

    String text = ExplanationText.of(explainer.journey(callback("aaa.com")));

    assertThat(text)
        .contains("gateway → cart  base")
        .contains("cart → pay      v1")
        .contains("note: behind cart: EnvoyFilter test-istio/callbacks");
  }

  @Test
  void filter_onOtherPods_coloursNothing() throws IOException {
    String filter = envoyFilter("test-istio", "SIDECAR_INBOUND", "app=front");
    Explainer explainer = Rules.explainer(CART + filter, cart(), ExplainSettings.DEFAULT);

    String text = ExplanationText.of(explainer.journey(callback("aaa.com")));

    assertThat(text).contains("cart → pay      base").doesNotContain("note:");
  }

  private Inventory cart() throws IOException {
    Path file = folder.resolve("cart.yaml");
    Files.writeString(
        file,
        """
        apiVersion: v1
        kind: Service
        metadata: {name: cart, namespace: test-istio}
        spec: {selector: {app: cart}, ports: [{port: 80}]}
        ---
        apiVersion: apps/v1
        kind: Deployment
        metadata: {name: cart-base, namespace: test-istio}
        spec: {template: {metadata: {labels: {app: cart, version: base}}}}
        """);
    Findings findings = new Findings();
    return new ManifestReader(findings).read(List.of(file), "test-istio");
  }
}
