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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
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
 */
@ExtendWith(SampleImages.class)
@Isolated("a race against the clock")
class IdleRaceIT {
  private static final Path BASE = Path.of("..", "k8s", "base");
  private static final int CALLERS = 16;
  private static final int ROUNDS = 6;

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
        .endContainer()
        .endSpec()
        .endTemplate()
        .endSpec()
        .build();
  }

  /** How many fail without the setting is chance, and only reported. */
  @Test
  void idleTimeout_belowTomcatsKeepAlive_leavesNoRace() throws Exception {
    use("{retries: {attempts: 0}}");
    List<Integer> without = withPauses();
    use("{retries: {attempts: 0}, idleTimeout: 1s}");

    List<Integer> with = withPauses();

    System.out.printf(
        "idle race: %d of %d requests failed without idleTimeout, %d of %d with it%n",
        failed(without), without.size(), failed(with), with.size());
    assertThat(with).hasSize(CALLERS * ROUNDS).containsOnly(200);
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

  private static List<Integer> withPauses() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      Callable<List<Integer>> caller = IdleRaceIT::call;
      List<Callable<List<Integer>>> callers = Stream.generate(() -> caller).limit(CALLERS).toList();
      List<Integer> statuses = new ArrayList<>();
      for (Future<List<Integer>> future : threads.invokeAll(callers)) {
        statuses.addAll(future.get());
      }
      return statuses;
    } finally {
      threads.shutdownNow();
    }
  }

  /** Tomcat looks once a second which connections have been idle for two. */
  private static List<Integer> call() throws InterruptedException {
    List<Integer> statuses = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      statuses.add(STAGE.send(Question.atGateway("any.example.com")).status());
      // An idle connection is what is tested.
      Thread.sleep(ThreadLocalRandom.current().nextInt(1950, 3050));
    }
    return statuses;
  }
}
