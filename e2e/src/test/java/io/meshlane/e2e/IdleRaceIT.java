package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Requests that come when Tomcat is about to close an idle connection: the sample service with its
 * keep-alive scaled down, beside an idleTimeout scaled down, too. No retry, for it would hide the
 * race.
 *
 * <p>Tomcat looks once a second which connections have been idle for two, and leaves it to its
 * worker threads to close them. While these are busy, a request may still come in: it is lost.
 */
@ExtendWith(SampleImages.class)
@Isolated("a race against the clock")
class IdleRaceIT {
  private static final Path BASE = Path.of("..", "k8s", "base");
  private static final int WORKERS = 4;
  private static final int CALLERS = 16;
  private static final List<Integer> PAUSES = List.of(3000, 3200, 3400);

  @RegisterExtension static final Stage STAGE = new Stage("idle").gateway();

  @BeforeAll
  static void startTomcat() {
    SampleImages.load(STAGE.cluster());
    String base =
        Command.runOrFail(List.of("kubectl", "kustomize", BASE.toString()))
            .replace("namespace: test-istio", "namespace: " + STAGE.namespace());
    List<HasMetadata> some =
        STAGE.cluster().read(base).stream().flatMap(IdleRaceIT::ofTestbbb).toList();
    assertThat(some).hasSize(2);
    some.forEach(STAGE.cluster()::apply);
    STAGE.cluster().client().resourceList(some).waitUntilReady(4, TimeUnit.MINUTES);
    STAGE.startAll(List.of());
  }

  private static Stream<HasMetadata> ofTestbbb(HasMetadata object) {
    String name = object.getMetadata().getName();
    if (object instanceof Service && name.equals("testbbb")) {
      return Stream.of(object);
    }
    return object instanceof Deployment deployment && name.equals("testbbb-release")
        ? Stream.of(hasty(deployment))
        : Stream.empty();
  }

  private static HasMetadata hasty(Deployment deployment) {
    return new DeploymentBuilder(deployment)
        .editSpec()
        .editTemplate()
        .editSpec()
        .editFirstContainer()
        .addNewEnv()
        .withName("SERVER_TOMCAT_KEEP_ALIVE_TIMEOUT")
        .withValue("2s")
        .endEnv()
        .addNewEnv()
        .withName("SERVER_TOMCAT_THREADS_MAX")
        .withValue(String.valueOf(WORKERS))
        .endEnv()
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  /** How many fail without the setting is only reported: half of them and more, as a rule. */
  @Test
  void idleTimeout_belowTomcatsKeepAlive_leavesNoRace() throws Exception {
    use("{retries: {attempts: 0}}");
    List<Integer> without = withPauses();
    use("{retries: {attempts: 0}, idleTimeout: 1s}");

    List<Integer> with = withPauses();

    System.out.printf(
        "idle race: %d of %d requests failed without idleTimeout, %d of %d with it%n",
        failed(without), without.size(), failed(with), with.size());
    assertThat(with).hasSize((CALLERS + WORKERS) * PAUSES.size()).containsOnly(200);
  }

  private static void use(String traffic) {
    Map<String, String> values = new HashMap<>(STAGE.values());
    values.putAll(Map.of("service", "testbbb", "port", "32000", "versions", "release"));
    values.put("traffic", traffic);
    STAGE.use(Scenario.of(Template.fill("traffic/topology.yaml", values), List.of()));
  }

  private static long failed(List<Integer> statuses) {
    return statuses.stream().filter(status -> status != 200).count();
  }

  /** What requests get that come after a pause, while every worker is busy. */
  private static List<Integer> withPauses() throws Exception {
    ScheduledExecutorService threads = Executors.newScheduledThreadPool(CALLERS + WORKERS);
    try {
      List<Integer> statuses = new ArrayList<>();
      for (int pause : PAUSES) {
        all(ask(threads, CALLERS, "/slow?millis=100", 0)); // each on a connection of its own
        var busy = ask(threads, WORKERS, "/slow?millis=2500", 1500);
        statuses.addAll(all(ask(threads, CALLERS, "/", pause)));
        statuses.addAll(all(busy));
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  /** So many at once, {@code delay} ms from now. */
  private static List<Future<Integer>> ask(
      ScheduledExecutorService threads, int number, String path, int delay) {
    Question question = Question.atGateway("any.example.com").path(path);
    Callable<Integer> call = () -> STAGE.send(question).status();
    return Stream.generate(() -> call)
        .limit(number)
        .<Future<Integer>>map(it -> threads.schedule(it, delay, TimeUnit.MILLISECONDS))
        .toList();
  }

  private static List<Integer> all(List<Future<Integer>> answers) throws Exception {
    List<Integer> statuses = new ArrayList<>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    return statuses;
  }
}
