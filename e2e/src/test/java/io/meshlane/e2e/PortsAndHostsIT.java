package io.meshlane.e2e;

import static io.meshlane.e2e.Question.atGateway;
import static io.meshlane.e2e.Question.inMesh;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every key of the topology that decides who answers, one topology each, on the same pods. */
class PortsAndHostsIT {
  private static final Map<String, String> CALLS_BACK = Map.of("UPSTREAM", "http://back:9000/");

  @RegisterExtension
  static final Stage STAGE =
      new Stage("ports")
          .gateway()
          .echo("front", "release", CALLS_BACK, 8001)
          .echo("front", "release-v1", CALLS_BACK, 8001)
          .echo("multi", "release", CALLS_BACK, 8001, 8002)
          .echo("multi", "release-v1", CALLS_BACK, 8001, 8002)
          .echo("back", "release", Map.of(), 9000)
          .echo("back", "release-v1", Map.of(), 9000)
          .echo("back", "dev", Map.of(), 9000)
          .echo("back", "release-next", Map.of(), 9000)
          .echo("young", "feature-x", Map.of(), 8001)
          .echo("fresh", "feature-x", Map.of(), 8001)
          .echo("fresh", "feature-y", Map.of(), 8001);

  private static String chain(Question question) {
    return STAGE.ask(question).chain();
  }

  @Test
  void severalPorts_keepTheirOwnRules() {
    STAGE.use("ports/several-ports/topology.yaml");

    for (int port : new int[] {8001, 8002}) {
      Answer baseline = STAGE.ask(inMesh("multi", port));
      Answer lane = STAGE.ask(inMesh("multi", port).lane("release-v1"));

      assertThat(baseline.chain()).isEqualTo("multi@release -> back@release");
      assertThat(baseline.first().port()).isEqualTo(port);
      assertThat(lane.chain()).isEqualTo("multi@release-v1 -> back@release-v1");
      assertThat(lane.first().port()).isEqualTo(port);
    }
  }

  @Test
  void severalPorts_entriesLeadToTheirs() {
    STAGE.use("ports/several-ports/topology.yaml");

    Answer shop = STAGE.ask(atGateway("shop.example.com").lane("release-v1"));
    Answer admin = STAGE.ask(atGateway("admin.example.com").lane("release-v1"));

    assertThat(shop.first()).extracting("version", "port").containsExactly("release-v1", 8001);
    assertThat(admin.first()).extracting("version", "port").containsExactly("release-v1", 8002);
  }

  /**
   * The Service has two ports, the topology knows of one: a gateway route without a port would lead
   * nowhere (503 NC).
   */
  @Test
  void onePortOfSeveral_isReachedAtGatewayAndInMesh() {
    STAGE.use("ports/one-of-several/topology.yaml");

    Answer outside = STAGE.ask(atGateway("one.example.com").lane("release-v1"));
    Answer inside = STAGE.ask(inMesh("multi", 8001).lane("release-v1"));

    assertThat(outside.first()).extracting("version", "port").containsExactly("release-v1", 8001);
    assertThat(inside.first()).extracting("version", "port").containsExactly("release-v1", 8001);
  }

  /** A proxy that keeps the public Host calls the service by a name that is not its own. */
  @ParameterizedTest
  @CsvSource({"8001", "8002"})
  void furtherHost_onTheServicesOwnPort_followsTheLane(int port) {
    STAGE.use("ports/further-hosts/topology.yaml");
    Question kept = inMesh("multi", port).authority("shop.example.com");

    Answer baseline = STAGE.ask(kept);
    Answer lane = STAGE.ask(kept.lane("release-v1"));

    assertThat(baseline.chain()).isEqualTo("multi@release -> back@release");
    assertThat(lane.chain()).isEqualTo("multi@release-v1 -> back@release-v1");
    assertThat(lane.first().host()).isEqualTo("shop.example.com");
  }

  @ParameterizedTest(name = "{0}, header {1}")
  @CsvSource({
    "release-v1.dev.example.com, , front@release-v1 -> back@release-v1",
    "Release-V1.DEV.example.com:80, , front@release-v1 -> back@release-v1",
    "dev.dev.example.com, , front@release -> back@dev",
    "unknown.dev.example.com, , front@release -> back@release",
    "release-v1.dev.example.com, release, front@release -> back@release",
    "release-v1.dev.example.com, dev, front@release -> back@dev",
    "release-v1.dev.example.com, -, front@release-v1 -> back@release-v1",
  })
  void laneHost_withoutAHeader_givesItsLane(String host, String header, String expected) {
    STAGE.use("ports/lane-hosts/topology.yaml");

    String chain = chain(atGateway(host).lane(Optional.ofNullable(header)));

    assertThat(chain).isEqualTo(expected);
  }

  @ParameterizedTest(name = "header {0}")
  @CsvSource({
    ", 404 no-version, fresh@feature-y",
    "release, 404 no-version, fresh@feature-y",
    "feature-x, young@feature-x, fresh@feature-x",
    "feature-y, 404 no-version, fresh@feature-y",
  })
  void serviceWithoutBaseline_rejectsOrTakesItsLane(String header, String young, String fresh) {
    STAGE.use("ports/without-baseline/topology.yaml");
    Optional<String> lane = Optional.ofNullable(header);

    assertThat(chain(atGateway("any.example.com").lane(lane))).isEqualTo(young);
    assertThat(chain(inMesh("young", 8001).lane(lane))).isEqualTo(young);
    assertThat(chain(inMesh("fresh", 8001).lane(lane))).isEqualTo(fresh);
  }

  @ParameterizedTest(name = "{0}, header {1}")
  @CsvSource({
    "edge-known, release-v1, release-v1, front@release-v1 -> back@release-v1",
    "edge-known, dev, dev, front@release -> back@dev",
    "edge-known, nobody, , front@release -> back@release",
    "edge-known, , , front@release -> back@release",
    "edge-ignore, release-v1, , front@release -> back@release",
    "edge-ignore, dev, , front@release -> back@release",
    "edge-ignore, , , front@release -> back@release",
  })
  void edge_dropsWhatItMust(String edge, String header, String seen, String expected) {
    STAGE.use("ports/" + edge + "/topology.yaml");

    Answer answer = STAGE.ask(atGateway("any.example.com").lane(Optional.ofNullable(header)));

    assertThat(answer.chain()).isEqualTo(expected);
    assertThat(answer.first().header()).isEqualTo(Optional.ofNullable(seen));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "checkout-42, front@release-v1 -> back@release-next",
    "dev, front@release -> back@dev",
    "dev.proj1, front@release -> back@dev",
    "dev.proj1.x, front@release -> back@dev",
    "devious, front@release -> back@release",
    "release-v1.hotfix, front@release-v1 -> back@release-v1",
  })
  void lane_fallsBackAsDeclaredAndToItsAncestors(String lane, String expected) {
    STAGE.use("ports/lanes/topology.yaml");

    assertThat(chain(atGateway("any.example.com").lane(lane))).isEqualTo(expected);
    assertThat(chain(inMesh("front", 8001).lane(lane))).isEqualTo(expected);
  }

  /** 200 times 10 %: a standard deviation is 4.2; the bounds are five of them, and not none. */
  @Test
  void split_sharesWhatReachesTheBaseline() {
    STAGE.use("ports/split/topology.yaml");

    long next =
        IntStream.range(0, 200)
            .mapToObj(i -> chain(inMesh("back", 9000)))
            .filter("back@release-next"::equals)
            .count();

    assertThat(next).isBetween(1L, 41L);
    assertThat(IntStream.range(0, 10).mapToObj(i -> chain(inMesh("back", 9000).lane("release-v1"))))
        .containsOnly("back@release-v1");
    assertThat(
            IntStream.range(0, 10).mapToObj(i -> chain(inMesh("back", 9000).lane("release-next"))))
        .containsOnly("back@release-next");
  }

  @Test
  void fault_ofOneLane_leavesTheOthersAlone() {
    STAGE.use("ports/fault/topology.yaml");

    Answer aborted = STAGE.ask(inMesh("back", 9000).lane("release-v1"));

    assertThat(aborted.status()).isEqualTo(503);
    assertThat(aborted.body()).isEqualTo("fault filter abort");
    assertThat(chain(inMesh("back", 9000))).isEqualTo("back@release");
    assertThat(chain(inMesh("back", 9000).lane("release-v3"))).isEqualTo("back@release");
  }

  @Test
  void combinedRules_actAtTheGatewayAndInTheMesh() {
    STAGE.use("ports/combined/topology.yaml");

    for (Question question :
        new Question[] {atGateway("front.example.com"), inMesh("front", 8001)}) {
      assertThat(chain(question)).isEqualTo("front@release -> back@release");
      assertThat(chain(question.lane("release-v1")))
          .isEqualTo("front@release-v1 -> back@release-v1");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/login, front@release-v1 -> back@release-v1, /login",
    "/login?next=1, front@release-v1 -> back@release-v1, /login?next=1",
    "/login/, back@release-v1, /login/",
    "/loginx, back@release-v1, /loginx",
    "/api/carts, front@release-v1 -> back@release-v1, /carts",
    "/apiary, back@release-v1, /apiary",
    "/, back@release-v1, /",
  })
  void path_picksTheService_andIsRewritten(String path, String expected, String seen) {
    STAGE.use("ports/paths/topology.yaml");

    Answer answer = STAGE.ask(atGateway("paths.example.com").path(path).lane("release-v1"));

    assertThat(answer.chain()).isEqualTo(expected);
    assertThat(answer.first().path()).isEqualTo(seen);
  }
}
