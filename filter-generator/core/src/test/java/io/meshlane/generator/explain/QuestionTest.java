package io.meshlane.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QuestionTest {
  private static final Question ALL = question("", "", "");

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
