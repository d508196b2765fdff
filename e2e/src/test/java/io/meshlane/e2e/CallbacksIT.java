package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A third party calls back without a routing header, and the host it calls gives the request its
 * lane, in every form the generator has for it.
 */
class CallbacksIT {
  private static final Map<String, String> CALLS_A = Map.of("UPSTREAM", "http://testaaa:31000/");

  @RegisterExtension
  static final Stage STAGE =
      new Stage("callbacks")
          .gateway()
          .echo("orange-gateway-a", "release", CALLS_A, 8080)
          .echo("orange-gateway-a", "release-v1", CALLS_A, 8080)
          .echo("testaaa", "release", Map.of(), 31000)
          .echo("testaaa", "release-v1", Map.of(), 31000);

  /** One line of the table. */
  record Row(String host, Optional<String> header, Optional<String> seen) {
    String answering() {
      return seen.filter("release-v1"::equals).orElse("release");
    }
  }

  private static Stream<Row> rows() {
    return Template.rows("callbacks/answers.csv")
        .map(cells -> new Row(cells[0], Template.header(cells[1]), Template.header(cells[2])));
  }

  /** The lane is there before the gateway chooses: it acts from the first hop on. */
  @ParameterizedTest
  @ValueSource(strings = {"gateway-rules", "gateway-filter", "gateway-extension"})
  void callbackAtTheGateway_coloursFromTheFirstHop(String form) {
    use(form);

    SoftAssertions softly = new SoftAssertions();
    rows().forEach(row -> softly.check(() -> check(row, row.answering())));
    softly.assertAll();
  }

  /** The pod was chosen before its filter acts: the lane acts from the next hop on. */
  @ParameterizedTest
  @ValueSource(strings = {"workload-filter", "workload-extension"})
  void callbackAtTheWorkload_coloursTheLaterHops(String form) {
    use(form);

    SoftAssertions softly = new SoftAssertions();
    rows().forEach(row -> softly.check(() -> check(row, chosenByHeader(row))));
    softly.assertAll();
  }

  private static void use(String form) {
    STAGE.use("callbacks/" + form + "/topology.yaml");
    Question uncoloured = Question.atGateway("bbb.com");
    STAGE.useUpConnections(uncoloured, uncoloured.lane("release-v1"));
  }

  private static String chosenByHeader(Row row) {
    return row.header().filter("release-v1"::equals).orElse("release");
  }

  private static void check(Row row, String orange) {
    Question question = Question.atGateway(row.host()).lane(row.header());

    Answer answer = STAGE.ask(question);

    assertThat(answer.chain())
        .as("%s", question)
        .isEqualTo("orange-gateway-a@" + orange + " -> testaaa@" + row.answering());
    assertThat(answer.first().header()).as("%s", question).isEqualTo(row.seen());
  }
}
