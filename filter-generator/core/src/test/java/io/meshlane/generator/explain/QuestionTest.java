package io.meshlane.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
  private static final Question ALL = question("", "", "");

  private static final String ENTRY =
      """
      apiVersion: networking.istio.io/v1
      kind: VirtualService
      metadata: {name: all, namespace: shop}
      spec:
        hosts: ["*"]
        gateways: [edge/public]
        http: [{route: [{destination: {host: cart.shop.svc.cluster.local}}]}]
      """;

  @Test
  void question_aboutNothing_isAboutAllLanes() {
    Explainer explainer = explainer(rule("cart", "shop"));

    assertThat(ALL.problem(explainer)).isEmpty();
    assertThat(ALL.ask(explainer)).isInstanceOf(Explanation.OfLanes.class);
  }

  @Test
  void question_aboutALane_hasItBeneathRequestsWithoutOne() {
    Explanation answer = question("v9", "", "").ask(explainer(rule("cart", "shop")));

    assertThat(((Explanation.OfLanes) answer).table().rows())
        .extracting(LaneTable.Row::lane)
        .containsExactly(Optional.empty(), Optional.of("v9"));
  }

  @Test
  void question_withoutAHost_needsOne() {
    assertThat(question("", "", "cart").problem(explainer(rule("cart", "shop"))))
        .hasValueSatisfying(problem -> assertThat(problem).startsWith("name the host"));
  }

  @Test
  void service_inOneNamespace_startsThere() {
    Request request = request(question("v1", "other:8080", "cart"), rule("cart", "shop"));

    assertThat(request.start()).isEqualTo(Start.service("shop", "cart"));
    assertThat(request.port()).hasValue(8080);
    assertThat(request.headers().values("project-version")).containsExactly("v1");
  }

  @Test
  void service_inTwoNamespaces_mustBeToldApart() {
    Explainer explainer = explainer(rule("cart", "shop") + rule("cart", "test"));

    assertThat(question("", "cart", "cart").problem(explainer))
        .contains(
            "several namespaces have a service 'cart': write it as NAME.NAMESPACE, with one of"
                + " 'shop', 'test'");
    assertThat(question("", "cart", "cart.test").problem(explainer)).isEmpty();
    assertThat(request(question("", "cart", "cart.test"), "").start())
        .isEqualTo(Start.service("test", "cart"));
  }

  @Test
  void start_ofOtherKinds_isWhatItSays() {
    assertThat(request(question("", "a.com", ""), "").start()).isEqualTo(Start.gateway());
    assertThat(request(question("", "a.com", "gateway"), "").start()).isEqualTo(Start.gateway());
    assertThat(request(question("", "a.com", "gateway=ns/edge"), "").start())
        .isEqualTo(Start.gateway("ns/edge"));
    assertThat(request(question("", "cart", "namespace=shop"), "").start())
        .isEqualTo(Start.mesh("shop"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.com/cart?x=1 | 'https://a.com/cart?x=1' is an address: name the host a.com, and"
            + " the path /cart",
        "http://a.com:8080      | 'http://a.com:8080' is an address: name the host a.com:8080",
        "a.com:8080/cart        | 'a.com:8080/cart' is an address: name the host a.com:8080, and"
            + " the path /cart",
        "/cart                  | the host '/cart' has a path: name the two apart"
      })
  void host_thatIsAnAddress_mustBeTheHostAlone(String host, String problem) {
    assertThat(question("", host, "").problem(explainer(rule("cart", "shop")))).contains(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gateway=publc   | no rule knows a gateway 'publc'; did you mean 'public'? otherwise write"
            + " one of 'edge/public'",
        "gateway=private | no rule knows a gateway 'private'; write one of 'edge/public'"
      })
  void gateway_thatNobodyKnows_isNotAsked(String from, String problem) {
    assertThat(question("", "a.com", from).problem(explainer(ENTRY))).contains(problem);
    assertThat(question("", "a.com", "gateway=public").problem(explainer(ENTRY))).isEmpty();
    assertThat(question("", "a.com", "gateway=edge/public").problem(explainer(ENTRY))).isEmpty();
  }

  @Test
  void gateway_whereThereIsNone_isNotAsked() {
    assertThat(question("", "a.com", "gateway=x").problem(explainer(rule("cart", "shop"))))
        .contains("no rule knows a gateway 'x'; there is none");
  }

  @Test
  void port_atAGateway_isTheListenersAndNotTheHosts() {
    assertThat(request(question("", "a.com:8443", ""), "").port()).isEmpty();
  }

  private static Question question(String lane, String host, String from) {
    return new Question(
        given(lane), given(host), Optional.empty(), OptionalInt.empty(), given(from));
  }

  private static Optional<String> given(String word) {
    return Optional.of(word).filter(given -> !given.isEmpty());
  }

  private static Request request(Question question, String rules) {
    return ((Explanation.OfRequest) question.ask(explainer(rules))).journey().request();
  }

  private static Explainer explainer(String rules) {
    Findings findings = new Findings();
    RuleSet set = RuleSet.parse(List.of(new RuleSet.Source("a.yaml", rules)), "shop", findings);
    assertThat(findings.sorted()).isEmpty();
    return new Explainer(set, Inventory.EMPTY, ExplainSettings.DEFAULT);
  }

  private static String rule(String service, String namespace) {
    return """
        ---
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: %1$s, namespace: %2$s}
        spec:
          hosts: [%1$s.%2$s.svc.cluster.local]
          http: [{route: [{destination: {host: %1$s.%2$s.svc.cluster.local, subset: v1}}]}]
        """
        .formatted(service, namespace);
  }
}
