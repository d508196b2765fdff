package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.e2e.Changing.Form;
import io.meshlane.e2e.Workloads.Echo;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.WaitOptions;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An apply that is killed, or whose surroundings fail, under load: no request fails, and it or the
 * next run completes. {@code -Dmeshlane.e2e.kills=100} is the long form.
 */
class ApplyInterruptedIT {
  private static final int KILLS = Integer.getInteger("meshlane.e2e.kills", 10);
  private static final Map<String, String> CALLS_B = Map.of("UPSTREAM", "http://testbbb:32000/");
  private static final Echo EXTRA = new Echo("extra", "none", List.of(34000), Map.of());
  private static final Form WITH_R1 = new Form("release", "release, r1", "", "");
  private static final ApplyOptions PATIENT =
      new ApplyOptions(
          new WaitOptions(
              "istio-system", List.of(), java.util.Optional.empty(), Duration.ofMinutes(5)),
          false,
          false);

  @RegisterExtension
  static final Stage STAGE =
      new Stage("interrupted")
          .echo("testaaa", "release", CALLS_B, 31000)
          .echo("testbbb", "release", Map.of(), 32000)
          .echo("testbbb", "r1", Map.of(), 32000);

  private final Changing changing = new Changing(STAGE);
  private Load load;

  @BeforeEach
  void begin() {
    assertDone(changing.apply(Form.BASE, PATIENT));
    Question ask = Question.atGateway(STAGE.values().get("host"));
    String old = "testaaa@release -> testbbb@release";
    load = Load.start(100, STAGE::send, Map.of(ask, old, ask.lane("r1"), old));
    load.expectAnything("during");
  }

  @AfterEach
  void nothingFailed() {
    load.close();
    System.err.println(load.report());
    assertThat(load.report().failed()).as("%s", load.report().mistakes()).isZero();
    assertDone(changing.apply(WITH_R1, PATIENT));
    Question lane = Question.atGateway(STAGE.values().get("host")).lane("r1");
    assertThat(STAGE.send(lane).chain()).isEqualTo("testaaa@release -> testbbb@r1");
  }

  private static void assertDone(Outcome<Applied> applied) {
    assertThat(applied.value()).as("%s", applied.diagnostics()).isPresent();
  }

  @Test
  void apply_killedAtAnyMoment_isCompletedByTheNext() throws Exception {
    Random random = new Random();
    for (int i = 0; i < KILLS; i++) {
      Form next = i % 2 == 0 ? WITH_R1 : Form.BASE;
      kill(changing.scenario(next).request().topology(), random.nextInt(2500));

      assertDone(changing.apply(random.nextBoolean() ? next : other(next), PATIENT));
    }
  }

  private static Form other(Form form) {
    return form == WITH_R1 ? Form.BASE : WITH_R1;
  }

  /** SIGKILL, some time after the first phase has begun. */
  private static void kill(Path topology, int millis) throws IOException, InterruptedException {
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
    BufferedReader lines = apply.inputReader();
    String line = lines.readLine();
    while (line != null && !line.startsWith("1/")) {
      line = lines.readLine();
    }
    if (!apply.waitFor(millis, TimeUnit.MILLISECONDS)) {
      apply.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/", "2/"})
  void apply_whenIstiodRestartsInAPhase_completes(String phase) {
    Outcome<Applied> applied = applyAnd(phase, client -> istiods(client).forEach(this::delete));

    assertDone(applied);
  }

  @Test
  void apply_withTwoIstiodsOfWhichOneGoes_completes() {
    KubernetesClient client = STAGE.cluster().client();
    scale(2);
    try {
      Outcome<Applied> applied = applyAnd("1/", it -> delete(istiods(it).get(0)));

      assertDone(applied);
    } finally {
      scale(1);
    }
    assertThat(istiods(client)).hasSize(1);
  }

  @Test
  void apply_whenAProxyGoes_completes() {
    STAGE.startAll(List.of(EXTRA));

    Outcome<Applied> applied =
        applyAnd(
            "1/",
            client ->
                client
                    .pods()
                    .inNamespace(STAGE.namespace())
                    .withName(EXTRA.pod())
                    .withGracePeriod(0)
                    .delete());

    assertDone(applied);
  }

  /** {@code -Dmeshlane.e2e.outage=<command>} stops and continues the API server. */
  @Test
  void apply_whenTheApiServerIsGoneForAWhile_completes() {
    String outage = System.getProperty("meshlane.e2e.outage");
    assumeTrue(outage != null, "-Dmeshlane.e2e.outage names no command");

    Outcome<Applied> applied =
        applyAnd(
            "2/",
            client -> {
              Command.runOrFail(List.of(outage, "-STOP"));
              Thread back = new Thread(() -> comeBack(outage));
              back.start();
            });

    assertDone(applied);
  }

  private static void comeBack(String outage) {
    try {
      TimeUnit.SECONDS.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Command.runOrFail(List.of(outage, "-CONT"));
  }

  /** Adds the lane; when the line of a phase is said, something happens. */
  private Outcome<Applied> applyAnd(String phase, Consumer<KubernetesClient> event) {
    List<String> lines =
        new AbstractList<>() {
          @Override
          public boolean add(String line) {
            if (line.startsWith(phase)) {
              event.accept(STAGE.cluster().client());
            }
            return true;
          }

          @Override
          public String get(int index) {
            throw new IndexOutOfBoundsException(index);
          }

          @Override
          public int size() {
            return 0;
          }
        };
    return changing.apply(WITH_R1, PATIENT, ClusterOptions.DEFAULT, lines);
  }

  private static List<io.fabric8.kubernetes.api.model.Pod> istiods(KubernetesClient client) {
    return Istiod.ready(client);
  }

  private void delete(io.fabric8.kubernetes.api.model.Pod pod) {
    STAGE.cluster().client().pods().resource(pod).withGracePeriod(0).delete();
  }

  private static void scale(int replicas) {
    KubernetesClient client = STAGE.cluster().client();
    client.apps().deployments().inNamespace("istio-system").withName("istiod").scale(replicas);
    Polling.until(
        Duration.ofSeconds(120), replicas + " istiods", () -> istiods(client).size() == replicas);
  }
}
