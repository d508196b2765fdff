package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.e2e.Changing.Form;
import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.report.PlanText;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The clock of the machine that runs {@code plan} or {@code apply} is hours off: no difference. */
class ClockSkewIT {
  @RegisterExtension static final Stage STAGE = new Stage("clock");

  private static final Duration FIVE_HOURS = Duration.ofHours(5);
  private static final Clock FAST = Clock.offset(Clock.systemUTC(), FIVE_HOURS);
  private static final Clock SLOW = Clock.offset(Clock.systemUTC(), FIVE_HOURS.negated());

  private static final String UNREADY =
      """
      apiVersion: v1
      kind: Service
      metadata: {name: cart, namespace: ${namespace}}
      spec: {selector: {app: cart}, ports: [{name: http, port: 8080}]}
      ---
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: cart-v1, namespace: ${namespace}}
      spec:
        selector: {matchLabels: {app: cart, version: v1}}
        template:
          metadata: {labels: {app: cart, version: v1}}
          spec:
            nodeSelector: {meshlane.io/no-such: node}
            containers: [{name: echo, image: "meshlane/echo:0.1.0"}]
      """;
  private static final String TOPOLOGY =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: ${namespace}, namespace: ${namespace}}
      spec:
        services: [{name: cart, versions: [original, v1]}]
      """;

  private final Changing changing = new Changing(STAGE);

  @BeforeEach
  void begin() {
    assertThat(changing.apply(Form.BASE, ApplyOptions.DEFAULT).value()).isPresent();
  }

  private static String here(String text) {
    return text.replace("${namespace}", STAGE.namespace());
  }

  private static LiveMesh mesh(Clock ours) {
    return LiveMesh.open(ClusterOptions.DEFAULT, ours).value().orElseThrow();
  }

  @Test
  void grace_ofAVersionThatIsNotReady_isTimedByTheClusterAlone() {
    STAGE.cluster().read(here(UNREADY)).forEach(STAGE.cluster()::apply);
    Polling.until(Duration.ofSeconds(30), "a pod of v1", ClockSkewIT::isPodThere);

    String fast = plan(FAST, Duration.ofHours(1));
    String fallenBack =
        Polling.await(
            Duration.ofSeconds(30),
            "v1 to be unready for two seconds",
            () -> Optional.of(plan(SLOW, Duration.ofSeconds(2))).filter(it -> !routesV1(it)));

    assertThat(routesV1(fast)).as(fast).isTrue();
    assertThat(fallenBack).contains("VirtualService " + STAGE.namespace() + "/cart");
  }

  private static boolean routesV1(String plan) {
    return plan.contains("subset: v1");
  }

  private static boolean isPodThere() {
    return !client()
        .pods()
        .inNamespace(STAGE.namespace())
        .withLabel("app", "cart")
        .list()
        .getItems()
        .isEmpty();
  }

  private static String plan(Clock ours, Duration grace) {
    Scenario scenario = Scenario.of(here(TOPOLOGY), List.of());
    var request =
        new ChangeRequest(
            scenario.request(),
            true,
            Optional.of(grace),
            Optional.empty(),
            ChangeRequest.ROOT_NAMESPACE);
    try (LiveMesh mesh = mesh(ours)) {
      Outcome<Plan> planned = new Meshlane().plan(request, mesh.reader());
      return PlanText.of(planned.value().orElseThrow());
    }
  }

  @Test
  void lease_ofALivingRunWhoseClockIsBehind_isRespectedByOneWhoseClockIsAhead() throws Exception {
    ScheduledExecutorService renewing = Executors.newSingleThreadScheduledExecutor();
    renewing.scheduleWithFixedDelay(
        () -> hold(ZonedDateTime.now(SLOW), 15), 0, 500, TimeUnit.MILLISECONDS);
    Polling.until(
        Duration.ofSeconds(10),
        "somebody to hold the Lease",
        () -> "somebody".equals(lease().getSpec().getHolderIdentity()));

    Outcome<Applied> applied = apply(FAST);

    renewing.shutdown();
    renewing.awaitTermination(10, TimeUnit.SECONDS);
    assertThat(applied.diagnostics())
        .extracting((Diagnostic it) -> it.code().id())
        .containsExactly("ML0531");
    hold(ZonedDateTime.now(ZoneOffset.UTC), 1);
    assertThat(apply(FAST).value()).isPresent();
  }

  @Test
  void lease_ofADeadRunWhoseClockIsAhead_isTakenOverByOneWhoseClockIsBehind() {
    hold(ZonedDateTime.now(FAST), 1);

    Outcome<Applied> applied = apply(SLOW);

    assertThat(applied.value()).as("%s", applied.diagnostics()).isPresent();
    assertThat(lease().getSpec().getAcquireTime()) // so it was this clock that did not matter
        .isBefore(ZonedDateTime.now(ZoneOffset.UTC).minusHours(4));
  }

  private Outcome<Applied> apply(Clock ours) {
    Scenario scenario = changing.scenario(Form.BASE);
    try (LiveMesh mesh = mesh(ours)) {
      return mesh.apply(
          TopologyName.of(scenario.request().topology()),
          reader -> new Meshlane().plan(ChangeRequest.of(scenario.request()), reader),
          ApplyOptions.DEFAULT,
          line -> {});
    }
  }

  private static KubernetesClient client() {
    return STAGE.cluster().client();
  }

  private static Lease lease() {
    return client()
        .leases()
        .inNamespace(STAGE.namespace())
        .withName("meshlane-" + STAGE.namespace())
        .get();
  }

  private static void hold(ZonedDateTime at, int seconds) {
    Lease lease = lease();
    lease.getSpec().setHolderIdentity("somebody");
    lease.getSpec().setAcquireTime(at);
    lease.getSpec().setRenewTime(at);
    lease.getSpec().setLeaseDurationSeconds(seconds);
    client().resource(lease).update();
  }
}
