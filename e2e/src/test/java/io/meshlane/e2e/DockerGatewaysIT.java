package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.e2e.DockerStage.Url;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The generated callback filter in Envoy's own image, and the nginx gateway before and behind it:
 * what no Istio decides.
 */
@ExtendWith(DockerEngine.class)
class DockerGatewaysIT {
  private static final Map<String, String> LANE = Map.of("project-version", "release-v1");

  @RegisterExtension static final DockerStage STAGE = new DockerStage();

  @RegisterExtension
  static final AfterTestExecutionCallback EVIDENCE =
      context -> context.getExecutionException().ifPresent(e -> System.err.println(STAGE.logs()));

  private static Url right;

  @BeforeAll
  static void startTheRightOne() {
    right = STAGE.nginx("nginx.conf", "nginx");
    // Envoy was there first, and asks for nginx's address every few seconds only.
    Url inbound = STAGE.envoy(DockerStage.INBOUND);
    Polling.until(
        Duration.ofSeconds(30),
        "Envoy to reach nginx",
        () -> inbound.get("shop.example.com", LANE).status() != 503);
  }

  /** A callback's host, the header it brings, and the one testaaa must see. */
  record Row(String host, Optional<String> header, Optional<String> seen) {
    Map<String, String> headers() {
      return header.map(value -> Map.of("project-version", value)).orElse(Map.of());
    }

    String answering() {
      return "testaaa@" + seen.filter("release-v1"::equals).orElse("release");
    }
  }

  private static Stream<Row> rows() {
    return Template.rows("callbacks/answers.csv")
        .map(cells -> new Row(cells[0], Template.header(cells[1]), Template.header(cells[2])));
  }

  /** At a gateway the lane is there before the route is chosen. */
  @Test
  void callback_atTheGateway_isAnsweredByItsLane() {
    Url gateway = STAGE.envoy(DockerStage.GATEWAY);

    SoftAssertions softly = new SoftAssertions();
    rows().forEach(row -> softly.check(() -> check(row, gateway)));
    softly.assertAll();
  }

  /** At the nginx pod the lane is there for the hop behind it, and nginx passes it on. */
  @Test
  void callback_atTheSidecarOfNginx_isAnsweredByItsLaneBehindIt() {
    Url inbound = STAGE.envoy(DockerStage.INBOUND);

    SoftAssertions softly = new SoftAssertions();
    rows().forEach(row -> softly.check(() -> check(row, inbound)));
    softly.assertAll();
  }

  private static void check(Row row, Url url) {
    Answer answer = url.get(row.host(), row.headers());

    assertThat(answer.chain()).as("%s", row).isEqualTo(row.answering());
    assertThat(answer.first().header()).as("%s", row).isEqualTo(row.seen());
  }

  @ParameterizedTest
  @ValueSource(ints = {DockerStage.GATEWAY, DockerStage.INBOUND})
  void http10_atEnvoy_isRefused(int port) {
    assertThat(RawHttp.get10(STAGE.envoy(port).toString(), "aaa.com")).startsWith("HTTP/1.1 426 ");
  }

  @Test
  void http10_atNginx_goesOnAsHttp11() {
    assertThat(RawHttp.get10(right.toString(), "aaa.com")).startsWith("HTTP/1.1 200 ");
  }

  @Test
  void nginx_withItsOwnHttpVersion_isRefused() {
    Url wrong = STAGE.nginx("wrong/http-1.0.conf", "http10");

    Answer answer = wrong.get("shop.example.com", LANE);

    assertThat(answer.status()).isEqualTo(426);
  }

  @Test
  void nginx_sayingTheServicesName_staysInTheLane() {
    assertThat(versions(right, "any.example.com")).containsExactly("release-v1");
    assertThat(right.get("any.example.com", LANE).first().host()).isEqualTo("testaaa");
  }

  @Test
  void nginx_keepingAHostThatNoRuleHas_losesTheLane() {
    Url wrong = STAGE.nginx("wrong/host-kept.conf", "kept");

    assertThat(versions(wrong, "any.example.com")).contains("release");
  }

  /** The same setting is right for a host that the topology names under services.hosts. */
  @Test
  void nginx_keepingAHostThatTheTopologyNames_staysInTheLane() {
    Url kept = STAGE.nginx("wrong/host-kept.conf", "named");

    assertThat(versions(kept, "shop.example.com")).containsExactly("release-v1");
    assertThat(kept.get("shop.example.com", LANE).first().host()).isEqualTo("shop.example.com");
  }

  @Test
  void nginx_sayingTheNameOfItsUpstreamBlock_losesTheLane() {
    Url wrong = STAGE.nginx("wrong/host-of-upstream.conf", "upstream");

    assertThat(versions(wrong, "any.example.com")).contains("release");
  }

  /** Who answers requests of lane release-v1; Envoy takes turns where no rule decides. */
  private static Set<String> versions(Url url, String host) {
    return IntStream.range(0, 20)
        .mapToObj(i -> url.get(host, LANE).first().version())
        .collect(Collectors.toSet());
  }
}
