package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.e2e.Workloads.Echo;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The environment Meshlane began with: testaaa calls testbbb, a branch {@code release-v1} of
 * either, both or none is deployed, and every other request stays with {@code release}.
 *
 * <p>testaaa forwards as the original does: an absent or empty header becomes {@code -}.
 */
class SeedsTableIT {
  private static final Map<String, String> CALLS_B =
      Map.of("UPSTREAM", "http://testbbb:32000/", "FORWARD_ABSENT_AS", "-");
  private static final Echo A_V1 = new Echo("testaaa", "release-v1", List.of(31000), CALLS_B);
  private static final Echo B_V1 = new Echo("testbbb", "release-v1", List.of(32000), Map.of());

  @RegisterExtension
  static final Stage STAGE =
      new Stage("seeds")
          .echo("testaaa", "release", CALLS_B, 31000)
          .echo("testbbb", "release", Map.of(), 32000);

  /**
   * Before testaaa, for those who come that way; it does not say its name, so explain is not asked.
   */
  @BeforeAll
  static void startNginx() {
    NginxGateway.start(STAGE, Map.of("gateway-nginx", "nginx.conf"));
    STAGE.startAll(List.of());
  }

  static Stream<Arguments> situations() {
    return SeedsRow.bySituation().entrySet().stream()
        .map(situation -> Arguments.of(situation.getKey(), situation.getValue()));
  }

  @ParameterizedTest(name = "release-v1 of {0}")
  @MethodSource("situations")
  void everyRequest_isAnsweredAsTheTableSays(String deployed, List<SeedsRow> rows) {
    deploy(deployed);

    SoftAssertions softly = new SoftAssertions();
    for (SeedsRow row : rows) {
      String chain = row.chain();
      check(softly, Question.atGateway(STAGE.values().get("host")).lane(row.header()), chain);
      check(softly, Question.inMesh("testaaa", 31000).lane(row.header()), chain);
      check(softly, STAGE::send, Question.inMesh("gateway-nginx", 80).lane(row.header()), chain);
      check(
          softly, Question.inMesh("testbbb", 32000).lane(row.header()), "testbbb@" + row.testbbb());
    }
    softly.assertAll();
  }

  private static void check(SoftAssertions softly, Question question, String expected) {
    check(softly, STAGE::ask, question, expected);
  }

  private static void check(
      SoftAssertions softly, Function<Question, Answer> ask, Question question, String expected) {
    softly.check(
        () -> assertThat(ask.apply(question).chain()).as("%s", question).isEqualTo(expected));
  }

  /** New pods before the rules that name them, old pods after the rules that did. */
  private static void deploy(String deployed) {
    boolean a = SeedsRow.hasA(deployed);
    boolean b = SeedsRow.hasB(deployed);
    STAGE.startAll(Stream.of(A_V1, B_V1).filter(it -> it == A_V1 ? a : b).toList());
    STAGE.use("seeds/" + deployed + "/topology.yaml");
    STAGE.stopAll(Stream.of(A_V1, B_V1).filter(it -> it == A_V1 ? !a : !b).toList());
  }
}
