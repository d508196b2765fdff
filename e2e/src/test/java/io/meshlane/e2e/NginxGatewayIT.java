package io.meshlane.e2e;

import static io.meshlane.e2e.Question.atGateway;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An nginx gateway between Istio's gateway and the services, with the settings of {@code
 * k8s/gateway-nginx} and with its counter-examples, each in a pod with a sidecar.
 */
class NginxGatewayIT {
  private static final Map<String, String> CALLS_B = Map.of("UPSTREAM", "http://testbbb:32000/");
  private static final String IN_LANE = "testaaa@release-v1 -> testbbb@release-v1";
  private static final String BASELINE = "testaaa@release -> testbbb@release";

  @RegisterExtension
  static final Stage STAGE =
      new Stage("nginx")
          .gateway()
          .echo("testaaa", "release", CALLS_B, 31000)
          .echo("testaaa", "release-v1", CALLS_B, 31000)
          .echo("testbbb", "release", Map.of(), 32000)
          .echo("testbbb", "release-v1", Map.of(), 32000);

  private static Caller other;
  private static Caller bare;

  @BeforeAll
  static void startNginx() {
    NginxGateway.start(
        STAGE,
        Map.of(
            "gateway-nginx", "nginx.conf",
            "nginx-http10", "wrong/http-1.0.conf",
            "nginx-kept", "wrong/host-kept.conf",
            "nginx-upstream", "wrong/host-of-upstream.conf"));
    other = Caller.start(STAGE.cluster(), STAGE.namespace() + "-other", true);
    bare = Caller.start(STAGE.cluster(), STAGE.namespace() + "-bare", false);
    STAGE.startAll(List.of());
    STAGE.use(Scenario.of(Template.fill("nginx/topology.yaml", STAGE.values()), List.of()));
  }

  @AfterAll
  static void endCallers() {
    other.close();
    bare.close();
  }

  @ParameterizedTest(name = "header {0}")
  @CsvSource({
    ", " + BASELINE,
    "-, " + BASELINE,
    "release, " + BASELINE,
    "release-v1, " + IN_LANE,
    "release-v3, " + BASELINE,
  })
  void request_throughNginx_staysInItsLane(String header, String expected) {
    for (Question question :
        List.of(atGateway("nginx.example.com"), Question.inMesh("gateway-nginx", 80))) {
      Answer answer = STAGE.send(header == null ? question : question.lane(header));

      assertThat(answer.chain()).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "{0}, header {1}")
  @CsvSource({
    "aaa.com, , " + IN_LANE,
    "AAA.com:8080, , " + IN_LANE,
    "aaa.com, -, " + IN_LANE,
    "aaa.com, release, " + BASELINE,
    "aaa.com, release-v3, " + BASELINE,
  })
  void callback_takesTheLaneOfItsHost_unlessItHasOne(String host, String header, String expected) {
    Question question = atGateway(host);

    Answer answer = STAGE.send(header == null ? question : question.lane(header));

    assertThat(answer.chain()).isEqualTo(expected);
  }

  @Test
  void http10_isRefusedByIstiosGateway() {
    assertThat(RawHttp.get10(STAGE.gatewayUrl(), "aaa.com")).startsWith("HTTP/1.1 426 ");
  }

  @Test
  void nginx_withItsOwnHttpVersion_isRefusedByItsSidecar() {
    Answer answer = STAGE.send(atGateway("http10.example.com").lane("release-v1"));

    assertThat(answer.status()).isEqualTo(426);
  }

  @Test
  void nginx_keepingAHostThatTheTopologyNames_staysInTheLane() {
    Question kept = atGateway("shop.example.com");

    assertThat(STAGE.send(kept).chain()).isEqualTo(BASELINE);
    assertThat(STAGE.send(kept.lane("release-v1")).chain()).isEqualTo(IN_LANE);
  }

  @ParameterizedTest
  @CsvSource({"kept.example.com", "upstream.example.com"})
  void nginx_sayingAHostThatNoRuleHas_losesTheLane(String host) {
    Question question = atGateway(host);

    assertThat(firstHopObeys(lane -> STAGE.send(lane == null ? question : question.lane(lane))))
        .isFalse();
  }

  @Test
  void callerInAnotherNamespace_isRouted() {
    String url = "http://testaaa." + STAGE.namespace() + ":31000/";

    assertThat(other.get(url, Map.of()).chain()).isEqualTo(BASELINE);
    assertThat(other.get(url, lane("release-v1")).chain()).isEqualTo(IN_LANE);
  }

  /** The filter acts where the request arrives, so the caller needs no sidecar for it. */
  @Test
  void callbackOfAnotherNamespace_takesTheLaneOfItsHost() {
    String url = "http://gateway-nginx." + STAGE.namespace() + "/";

    assertThat(other.get(url, Map.of("host", "aaa.com")).chain()).isEqualTo(IN_LANE);
    assertThat(bare.get(url, Map.of("host", "aaa.com")).chain()).isEqualTo(IN_LANE);
  }

  /** Nobody routes its first hop; from there on the sidecars do. */
  @Test
  void callerWithoutASidecar_isNotRouted_untilTheNextHop() {
    String url = "http://testaaa." + STAGE.namespace() + ":31000/";

    assertThat(firstHopObeys(name -> bare.get(url, name == null ? Map.of() : lane(name))))
        .isFalse();
    assertThat(bare.get(url, lane("release-v1")).chain()).endsWith(" -> testbbb@release-v1");
  }

  private static Map<String, String> lane(String name) {
    return Map.of("project-version", name);
  }

  /**
   * True when requests of lane and baseline each reached their own version. Where nobody routes, an
   * open connection may lead all of them to one pod, and that is the wrong one for half of them.
   */
  private static boolean firstHopObeys(Function<String, Answer> ask) {
    return versions(ask, "release-v1").equals(Set.of("release-v1"))
        && versions(ask, null).equals(Set.of("release"));
  }

  private static Set<String> versions(Function<String, Answer> ask, String lane) {
    return IntStream.range(0, 20)
        .mapToObj(i -> ask.apply(lane).first().version())
        .collect(Collectors.toSet());
  }
}
