package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Five services that call each other in a row, and many lanes of which each has versions of one or
 * two of them, under load: each answer is judged at every hop.
 *
 * <p>{@code -Dmeshlane.e2e.lanes} says how many lanes, {@code -Dmeshlane.e2e.requests} how many
 * requests, {@code -Dmeshlane.e2e.rate} how many a second.
 */
@Isolated("measures a load")
class ManyLanesIT {
  private static final int SERVICES = 5;
  private static final int LANES = Integer.getInteger("meshlane.e2e.lanes", 50);
  private static final int REQUESTS = Integer.getInteger("meshlane.e2e.requests", 12_000);
  private static final int RATE = Integer.getInteger("meshlane.e2e.rate", 200);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Question START = Question.atGateway("lanes.example.com");

  @RegisterExtension static final Stage STAGE = new Stage("lanes").gateway();

  @BeforeAll
  static void start() {
    List<HasMetadata> pods = new ArrayList<>();
    for (int i = 0; i < SERVICES; i++) {
      read("lanes/hop.yaml", place(i)).forEach(STAGE.cluster()::apply);
      for (String version : versions(i)) {
        Map<String, String> values = place(i);
        values.put("version", version);
        pods.addAll(read("lanes/pod.yaml", values));
      }
    }
    long began = System.nanoTime();
    pods.forEach(STAGE.cluster()::apply);
    STAGE.cluster().client().resourceList(pods).waitUntilReady(5, TimeUnit.MINUTES);
    STAGE.startAll(List.of());
    STAGE.use(Scenario.of(topology(), List.of()));
    System.out.printf(
        "many lanes: %d lanes over %d pods, ready and routed after %d s%n",
        LANES, pods.size(), Duration.ofNanos(System.nanoTime() - began).toSeconds());
  }

  private static List<HasMetadata> read(String file, Map<String, String> values) {
    return STAGE.cluster().read(Template.fill(file, values));
  }

  /** The service in this place of the row, and whom it calls; the last one calls nobody. */
  private static Map<String, String> place(int i) {
    Map<String, String> values = new HashMap<>(STAGE.values());
    values.put("service", service(i));
    values.put("next", (i == SERVICES - 1 ? "localhost" : service(i + 1)) + ":8000");
    values.put("path", i == SERVICES - 2 ? "/last" : "");
    return values;
  }

  private static String service(int i) {
    return "hop-" + (i + 1);
  }

  private static List<String> versions(int i) {
    List<String> versions = new ArrayList<>(List.of("release"));
    IntStream.range(0, LANES)
        .filter(lane -> has(lane, i))
        .mapToObj(ManyLanesIT::lane)
        .forEach(versions::add);
    return versions;
  }

  private static String lane(int number) {
    return "lane-" + number;
  }

  /**
   * Whether a lane has a version of a service; two lanes of five have one of another service, too.
   */
  private static boolean has(int lane, int service) {
    return lane >= 0
        && (service == lane % SERVICES
            || lane % SERVICES < 2 && service == (lane + 1 + lane / SERVICES % 4) % SERVICES);
  }

  private static String topology() {
    Map<String, String> values = new HashMap<>(STAGE.values());
    for (int i = 0; i < SERVICES; i++) {
      values.put("hop" + (i + 1), String.join(", ", versions(i)));
    }
    return Template.fill("lanes/topology.yaml", values);
  }

  private static String chain(int lane) {
    return IntStream.range(0, SERVICES)
        .mapToObj(i -> service(i) + "@" + (has(lane, i) ? lane(lane) : "release"))
        .collect(Collectors.joining(" -> "));
  }

  /** Who answers each lane, a lane that nobody has and no lane. */
  private static Map<Question, String> expected() {
    String baseline = chain(-1);
    Map<Question, String> expected = new LinkedHashMap<>();
    expected.put(START, baseline);
    expected.put(START.lane("lane-of-nobody"), baseline);
    IntStream.range(0, LANES).forEach(i -> expected.put(START.lane(lane(i)), chain(i)));
    return expected;
  }

  @Test
  void everyRequest_ofManyLanesUnderLoad_isAnsweredByItsLane() {
    Map<Question, String> expected = expected();
    // Explain's word for it, too; and every connection there will be has been made once.
    expected.forEach((question, chain) -> assertThat(STAGE.ask(question).chain()).isEqualTo(chain));

    Load load = Load.start(RATE, ManyLanesIT::send, expected);
    try (load) {
      Polling.until(PATIENCE, "requests", () -> load.report().sent() >= REQUESTS);
    }
    Load.Report report = load.report();

    System.out.println("many lanes: " + report);
    assertThat(report.mistakes()).isEmpty();
  }

  /** A hop that saw another header than was sent is a mistake, even where the answer is right. */
  private static Answer send(Question question) {
    Answer answer = STAGE.send(question);
    if (answer.hops().stream().anyMatch(hop -> !hop.header().equals(question.header()))) {
      throw new IllegalStateException("another header on the way: " + answer.hops());
    }
    return answer;
  }
}
