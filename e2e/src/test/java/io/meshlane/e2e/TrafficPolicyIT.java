package io.meshlane.e2e;

import static io.meshlane.e2e.Question.atGateway;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/** Each key of a service's {@code traffic}, as it is felt on the wire. */
@Isolated("counts what happens within seconds")
class TrafficPolicyIT {
  private static final Question START = atGateway("any.example.com");
  private static final int CALLERS = 16;

  @RegisterExtension
  static final Stage STAGE =
      new Stage("traffic")
          .gateway()
          .echo("back", "release", Map.of(), 9000)
          .echo("back", "release-v1", Map.of(), 9000)
          .echo("broken", "release", Map.of("STATUS", "500"), 9000)
          .echo("hasty", "release", Map.of("KEEP_ALIVE", "1000"), 9000);

  private static void use(String service, String versions, String traffic) {
    Map<String, String> values = new HashMap<>(STAGE.values());
    values.putAll(Map.of("service", service, "port", "9000", "versions", versions));
    values.put("traffic", traffic);
    STAGE.use(Scenario.of(Template.fill("traffic/topology.yaml", values), List.of()));
  }

  private static void useForBack(String traffic) {
    use("back", "release, release-v1", traffic);
  }

  /** The pod's own sidecar meets the reset and answers 503, which is what the caller's retries. */
  @Test
  void retry_afterAReset_isAnswered() {
    useForBack("{retries: {attempts: 2, retryOn: [gateway-error]}}");

    Answer answer = STAGE.send(START.path("/reset?retried"));

    assertThat(answer.chain()).isEqualTo("back@release");
  }

  @Test
  void noRetry_afterAReset_is503() {
    useForBack("{retries: {attempts: 0}}");

    Answer answer = STAGE.send(START.path("/reset?alone"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.body()).contains("connection termination");
  }

  @Test
  void timeout_endsASlowRequest() {
    useForBack("{timeout: 500ms}");

    Answer slow = STAGE.send(START.path("/slow?3000").lane("release-v1"));
    Answer quick = STAGE.send(START.lane("release-v1"));

    assertThat(slow.status()).isEqualTo(504);
    assertThat(slow.body()).isEqualTo("upstream request timeout");
    assertThat(quick.chain()).isEqualTo("back@release-v1");
  }

  @Test
  void fault_ofAll_meetsEveryLane() {
    useForBack("{fault: {abort: {percent: 100, status: 418}}}");

    assertThat(STAGE.send(START).status()).isEqualTo(418);
    assertThat(STAGE.send(START.lane("release-v1")).status()).isEqualTo(418);
  }

  @Test
  void fault_ofOneLane_leavesTheOthersAlone() {
    useForBack("{fault: {abort: {percent: 100, status: 418}, lane: release-v1}}");

    assertThat(STAGE.send(START).chain()).isEqualTo("back@release");
    assertThat(STAGE.send(START.lane("release-v1")).status()).isEqualTo(418);
  }

  @Test
  void connectionLimits_refuseWhatIsTooMuch() {
    useForBack(
        "{retries: {attempts: 0}, connections: {maxConnections: 1, http1MaxPendingRequests: 1}}");

    List<Answer> answers = atOnce(() -> List.of(STAGE.send(START.path("/slow?1000"))));

    assertThat(answers).filteredOn(answer -> answer.status() == 200).isNotEmpty();
    assertThat(answers)
        .filteredOn(answer -> answer.status() != 200)
        .isNotEmpty()
        .allMatch(answer -> answer.status() == 503 && answer.body().contains("overflow"));
  }

  @Test
  void outlierDetection_takesAFailingPodOut() {
    use(
        "broken",
        "release",
        "{retries: {attempts: 0}, outlierDetection: {consecutive5xxErrors: 3, interval: 1s,"
            + " baseEjectionTime: 60s, maxEjectionPercent: 100}}");

    List<Integer> statuses =
        IntStream.range(0, 10).mapToObj(i -> STAGE.send(START).status()).toList();

    assertThat(statuses.subList(0, 3)).containsOnly(500);
    assertThat(statuses.get(9)).as("no pod is left: %s", statuses).isEqualTo(503);
  }

  /**
   * The server's keep-alive is a second, and ends just when a request comes: no retry, for the
   * default ones would hide it.
   */
  @Test
  void idleTimeout_belowTheServersKeepAlive_leavesNoRace() throws InterruptedException {
    use("hasty", "release", "{retries: {attempts: 0}}");
    List<Integer> without = withPauses();
    use("hasty", "release", "{retries: {attempts: 0}, idleTimeout: 500ms}");

    List<Integer> with = withPauses();

    assertThat(without).contains(503);
    assertThat(with).containsOnly(200);
  }

  private static List<Integer> withPauses() throws InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      statuses.add(STAGE.send(START).status());
      Thread.sleep(1500); // an idle connection is what is tested
    }
    return statuses;
  }

  /** What several callers got, all beginning at once. */
  private static List<Answer> atOnce(Callable<List<Answer>> caller) {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      List<Callable<List<Answer>>> callers =
          IntStream.range(0, CALLERS).mapToObj(i -> caller).collect(Collectors.toList());
      List<Answer> answers = new ArrayList<>();
      for (Future<List<Answer>> future : threads.invokeAll(callers)) {
        answers.addAll(future.get());
      }
      return answers;
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdownNow();
    }
  }
}
