package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.explain.Request;
import io.meshlane.generator.explain.Start;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouterTest {
  private static final URI POD = URI.create("http://127.0.0.1:4711");
  private static final TopologyText TOPOLOGY =
      new TopologyText(
          """
          apiVersion: meshlane.io/v1
          kind: Topology
          metadata: {name: shop, namespace: shop}
          spec:
            baseline: v1
            gateways:
            - name: edge
              selector: {istio: ingressgateway}
              servers: [{port: 80, protocol: HTTP, hosts: ["*"]}]
            services:
            - name: a
              port: 80
              versions: [v1, v2]
              entry: [{gateway: edge, hosts: [a.example.com], prefix: /}]
            - name: b
              port: 80
              versions: [v2]
              withoutBaseline: reject
          """);

  @TempDir private Path folder;
  private final Pods pods = new Pods();
  private Rules rules;
  private Router router;

  @BeforeEach
  void rules() {
    rules = new Rules(folder, List.of(), "shop", TOPOLOGY);
    router = new Router(rules, pods);
  }

  @Test
  void request_withALane_goesToItsVersion() {
    pods.add(new Version("a", "v2"), POD);

    Decision decision =
        router.decide(atGateway("a.example.com").withHeader("project-version", "v2"));

    assertThat(decision)
        .isInstanceOfSatisfying(
            Decision.Forward.class,
            forward -> {
              assertThat(forward.version()).hasToString("a@v2");
              assertThat(forward.address()).isEqualTo(POD);
              assertThat(forward.headers().values("project-version")).containsExactly("v2");
              assertThat(forward.rule()).startsWith("virtualservice-edge-a-example-com.yaml:");
            });
  }

  @Test
  void request_toAVersionThatIsNotReady_isRefused() {
    Decision decision = router.decide(atGateway("a.example.com"));

    assertThat(decision).isInstanceOf(Decision.Refuse.class);
    assertThat(((Decision.Refuse) decision).status()).isEqualTo(503);
    assertThat(decision.rule()).endsWith("leads to a@v1, not ready");
  }

  @Test
  void request_toAHostNobodyServes_isNotFound() {
    Decision decision = router.decide(atGateway("b.example.com"));

    assertThat(((Decision.Refuse) decision).status()).isEqualTo(404);
  }

  @Test
  void request_thatTheRulesAnswer_isAnswered() {
    Decision decision = router.decide(Request.to(Start.service("shop", "a"), "b"));

    assertThat(((Decision.Refuse) decision).status()).isEqualTo(404);
    assertThat(decision.rule()).startsWith("virtualservice-b.yaml:");
  }

  @Test
  void request_toAServiceNoRuleKnows_goesToAnyOfItsPods() {
    pods.add(new Version("c", "v7"), POD);

    Decision known = router.decide(Request.to(Start.service("shop", "a"), "c"));
    Decision unknown = router.decide(Request.to(Start.service("shop", "a"), "d"));

    assertThat(known).isInstanceOf(Decision.Forward.class);
    assertThat(((Decision.Refuse) unknown).status()).isEqualTo(502);
  }

  @Test
  void rulesThatAreReplaced_actAtOnce() {
    pods.add(new Version("a", "v1"), POD);
    Request request = atGateway("a.example.com").withHeader("project-version", "v2");

    var changes = rules.replace(TOPOLOGY.without(new Version("a", "v2")));

    assertThat(changes.written()).isNotEmpty();
    assertThat(router.decide(request))
        .isInstanceOfSatisfying(
            Decision.Forward.class, forward -> assertThat(forward.version()).hasToString("a@v1"));
  }

  private static Request atGateway(String host) {
    return Request.to(Start.gateway(), host);
  }
}
