package io.meshlane.e2e;

import static io.meshlane.e2e.LaneUnderLoad.PATIENT;
import static io.meshlane.e2e.LaneUnderLoad.WITH_R1;
import static io.meshlane.e2e.LaneUnderLoad.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.e2e.Changing.Form;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ClusterOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * An apply that is killed, or loses istiod or the API server, under load: no request fails, none is
 * answered by a wrong version, and it or the next run completes. {@code -Dmeshlane.e2e.kills=100}
 * is the long form.
 */
@Isolated("restarts istiod")
class ApplyInterruptedIT {
  private static final int KILLS = Integer.getInteger("meshlane.e2e.kills", 10);
  private static final long SEED = Long.getLong("meshlane.e2e.seed", System.nanoTime());
  private static final int OUTAGE_SECONDS = 20;

  @RegisterExtension
  @Order(1)
  static final Stage STAGE =
      new Stage("interrupted")
          .echo("testaaa", "release", Map.of("UPSTREAM", "http://testbbb:32000/"), 31000)
          .echo("testbbb", "release", Map.of(), 32000)
          .echo("testbbb", "r1", Map.of(), 32000);

  @RegisterExtension
  @Order(2)
  final LaneUnderLoad lane = new LaneUnderLoad(STAGE);

  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

  @Test
  void apply_killedAtAnyMoment_isCompletedByTheNext() throws Exception {
    Random random = new Random(SEED);
    int killed = 0;
    for (int i = 0; i < KILLS; i++) {
      Form next = i % 2 == 0 ? WITH_R1 : Form.BASE;
      lane.begin(next);
      Path topology = lane.changing().scenario(next).request().topology();
      String after = random.nextInt(4) == 0 ? "" : "1/"; // its start, or its first phase
      killed += kill(topology, after, random.nextInt(2500)) ? 1 : 0;

      lane.apply(random.nextBoolean() ? next : other(next));
    }
    System.err.println(killed + " of " + KILLS + " killed, -Dmeshlane.e2e.seed=" + SEED);
    assertThat(killed).isPositive();
  }

  private static Form other(Form form) {
    return form == WITH_R1 ? Form.BASE : WITH_R1;
  }

  /** SIGKILL, some time after the line; false if it was done before. */
  private static boolean kill(Path topology, String after, int millis)
      throws IOException, InterruptedException {
    Process apply =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.meshlane.generator.cli.Main",
                "apply",
                topology.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (!after.isEmpty()) {
      BufferedReader lines = apply.inputReader();
      String line = lines.readLine();
      while (line != null && !line.startsWith(after)) {
        line = lines.readLine();
      }
    }
    if (apply.waitFor(millis, TimeUnit.MILLISECONDS)) {
      assertThat(apply.exitValue()).isZero();
      return false;
    }
    apply.destroyForcibly().waitFor();
    return true;
  }

  /** Every second time the writes of the phase are there already. */
  @Test
  void apply_whenIstiodRestartsInEachPhase_completes() {
    lane.apply(manyPhases("r1", "one"));
    List<String> restarted = new ArrayList<>();

    Outcome<Applied> applied =
        lane.apply(
            manyPhases("r2", "two"),
            PATIENT,
            ClusterOptions.DEFAULT,
            line -> {
              if (line.matches("[0-9]+/.*")) {
                restarted.add(line.substring(line.indexOf(' ') + 1, line.indexOf(':')));
                int delay = restarted.size() % 2 * 300;
                later.schedule(() -> delete(istiods()), delay, TimeUnit.MILLISECONDS);
              }
            });

    assertDone(applied);
    assertThat(restarted)
        .containsExactlyElementsOf(
            applied.value().orElseThrow().phases().stream().map(Applied.PhaseDone::title).toList())
        .contains("add subsets", "change gateways and filters", "change routes")
        .contains("withdraw routes", "remove subsets");
  }

  /** From one of these to another takes every kind of phase. */
  private static Form manyPhases(String version, String service) {
    String more =
        """
          - {name: test%s, port: 33000, versions: [release]}
          callbacks:
          - {hosts: [%s.example.com], lane: %s, at: {workload: {app: testaaa}}}
        """
            .formatted(service, service, version);
    return new Form("release", "release, " + version, "", more.indent(0));
  }

  @Test
  void apply_withTwoIstiodsOfWhichOneGoes_completes() {
    scale(2);
    try {
      Outcome<Applied> applied =
          applyAnd("1/", ClusterOptions.DEFAULT, () -> delete(istiods().subList(0, 1)));

      assertDone(applied);
    } finally {
      scale(1);
    }
    assertThat(istiods()).hasSize(1);
  }

  @Test
  void apply_whenTheApiServerIsGoneForAWhile_completes(@TempDir Path folder) throws Exception {
    try (ApiDoor door = ApiDoor.open(folder)) {
      Outcome<Applied> applied =
          applyAnd(
              "2/",
              through(door),
              () -> {
                door.shut();
                later.schedule(() -> door.open(), OUTAGE_SECONDS, TimeUnit.SECONDS);
              });

      assertDone(applied);
      assertThat(applied.value().orElseThrow().phases().get(1).took())
          .isGreaterThan(Duration.ofSeconds(OUTAGE_SECONDS - 1));
    }
  }

  private static ClusterOptions through(ApiDoor door) {
    return new ClusterOptions(
        Optional.of(door.kubeconfig()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        ClusterOptions.DEFAULT.requestTimeout());
  }

  /** Adds the lane; when the line of a phase is said, something happens. */
  private Outcome<Applied> applyAnd(String phase, ClusterOptions who, Runnable event) {
    return lane.apply(
        WITH_R1,
        PATIENT,
        who,
        line -> {
          if (line.startsWith(phase)) {
            event.run();
          }
        });
  }

  private static List<Pod> istiods() {
    return Istiod.ready(STAGE.cluster().client());
  }

  private static void delete(List<Pod> pods) {
    KubernetesClient client = STAGE.cluster().client();
    pods.forEach(pod -> client.pods().resource(pod).withGracePeriod(0).delete());
  }

  private static void scale(int replicas) {
    KubernetesClient client = STAGE.cluster().client();
    client.apps().deployments().inNamespace("istio-system").withName("istiod").scale(replicas);
    Polling.until(
        Duration.ofSeconds(120), replicas + " istiods", () -> istiods().size() == replicas);
  }
}
