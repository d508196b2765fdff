package io.meshlane.e2e;

import static io.meshlane.e2e.LaneUnderLoad.WITH_R1;
import static io.meshlane.e2e.LaneUnderLoad.assertDone;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.api.model.coordination.v1.LeaseBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.meshlane.e2e.Changing.Form;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.change.Phase;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Step;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.cluster.TopologyName;
import io.meshlane.generator.cluster.WaitOptions;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What stops an apply says so, leaves a mesh that routes every request, and the next run completes:
 * under load, in which no request fails.
 */
@Isolated("has a proxy of all refuse a filter")
class ApplyFaultsIT {
  @RegisterExtension
  @Order(1)
  static final Stage STAGE =
      new Stage("faults")
          .echo("testaaa", "release", Map.of("UPSTREAM", "http://testbbb:32000/"), 31000)
          .echo("testbbb", "release", Map.of(), 32000)
          .echo("testbbb", "r1", Map.of(), 32000);

  private static final ApplyOptions BY_FORCE =
      new ApplyOptions(WaitOptions.DEFAULT, false, true, false, Duration.ZERO);

  @RegisterExtension
  @Order(2)
  final LaneUnderLoad lane = new LaneUnderLoad(STAGE);

  private final KubernetesClient client = clientOrNull();

  private static KubernetesClient clientOrNull() {
    return Cluster.missing().isPresent() ? null : Cluster.get().client();
  }

  /** Adds the lane, as somebody who does nothing about what is in the way. */
  private Outcome<Applied> addLane(ApplyOptions how) {
    lane.begin(WITH_R1);
    return lane.changing().apply(WITH_R1, how);
  }

  private static Diagnostic only(Outcome<Applied> applied) {
    assertThat(applied.value()).isEmpty();
    return applied.diagnostics().stream().filter(Diagnostic::isError).findFirst().orElseThrow();
  }

  @Test
  void lease_ofALivingRun_isRespected() throws Exception {
    var renewing = Executors.newSingleThreadScheduledExecutor();
    renewing.scheduleWithFixedDelay(this::renewAsSomebody, 0, 500, TimeUnit.MILLISECONDS);
    Polling.until(
        Duration.ofSeconds(10),
        "somebody to hold the Lease",
        () -> "somebody".equals(lease().getSpec().getHolderIdentity()));

    Diagnostic found = only(addLane(ApplyOptions.DEFAULT));

    renewing.shutdown();
    renewing.awaitTermination(10, TimeUnit.SECONDS);
    assertThat(found.code().id()).isEqualTo("ML0531");
    assertThat(found.message()).contains("somebody");
    free();
  }

  @Test
  void lease_ofADeadRunWithAClockFarAhead_isTakenOver() {
    Lease lease = lease();
    lease.getSpec().setHolderIdentity("a dead run");
    lease.getSpec().setRenewTime(ZonedDateTime.now().plusYears(1));
    client.resource(lease).update();

    assertDone(addLane(ApplyOptions.DEFAULT));
  }

  private Lease lease() {
    return client
        .leases()
        .inNamespace(STAGE.namespace())
        .withName("meshlane-" + STAGE.namespace())
        .get();
  }

  private void renewAsSomebody() {
    Lease renewed =
        new LeaseBuilder(lease())
            .editSpec()
            .withHolderIdentity("somebody")
            .withRenewTime(ZonedDateTime.now())
            .endSpec()
            .build();
    client.resource(renewed).update();
  }

  private void free() {
    Lease lease = lease();
    lease.getSpec().setHolderIdentity("");
    client.resource(lease).update();
  }

  @Test
  void field_thatOnlySomebodyElseHas_goesByForceAndTheNextPlanIsEmpty() {
    writeAsSomebody(Map.of("exportTo", List.of("*")));

    Diagnostic found = only(lane.changing().apply(Form.BASE, ApplyOptions.DEFAULT));
    assertDone(lane.changing().apply(Form.BASE, BY_FORCE));
    Outcome<Applied> again = lane.changing().apply(Form.BASE, ApplyOptions.DEFAULT);

    assertThat(found.code().id()).isEqualTo("ML0529");
    assertThat(found.message()).contains("somebody").contains(".spec.exportTo");
    assertThat(again.value().orElseThrow().phases()).isEmpty();
  }

  /** Into the rule of testbbb. */
  private void writeAsSomebody(Map<String, Object> spec) {
    GenericKubernetesResource rule = rule("testbbb");
    rule.getMetadata().setManagedFields(null);
    rule.getMetadata().setResourceVersion(null);
    rule.setAdditionalProperty("spec", spec);
    client.resource(rule).fieldManager("somebody").forceConflicts().serverSideApply();
  }

  private GenericKubernetesResource rule(String name) {
    return client
        .genericKubernetesResources("networking.istio.io/v1", "DestinationRule")
        .inNamespace(STAGE.namespace())
        .withName(name)
        .get();
  }

  @Test
  void field_ofSomebodyElse_isAConflictThatNamesBoth() {
    List<Object> subsets = new ArrayList<>(rule("testbbb").get("spec", "subsets"));
    subsets.add(Map.of("name", "theirs", "labels", Map.of("a", "b")));
    writeAsSomebody(Map.of("subsets", subsets));

    Diagnostic found = only(addLane(ApplyOptions.DEFAULT));

    assertThat(found.code().id()).isEqualTo("ML0529");
    assertThat(found.place().file()).contains("DestinationRule").contains("testbbb");
    assertThat(found.message()).contains("somebody").contains(".spec.subsets");
    assertDone(addLane(BY_FORCE));
  }

  @Test
  void lua_thatEnvoyRefuses_endsTheWaitWithItsMessageAndIsTakenBack() {
    Object before = rule("testbbb").get("spec");

    Diagnostic found = only(applyBadFilter());

    assertThat(found.code().id()).isEqualTo("ML0534");
    assertThat(found.place().file()).contains("testaaa-release." + STAGE.namespace());
    assertThat(found.message()).contains("'=' expected");
    assertThat(found.help()).contains("EnvoyFilter " + STAGE.namespace() + "/bad;");
    assertThat(found.help()).contains("what the phase wrote was taken back");
    assertThat(STAGE.cluster().read(badFilterYaml()))
        .allMatch(bad -> client.resource(bad).get() == null);
    assertThat((Object) rule("testbbb").get("spec")).isEqualTo(before);
  }

  /** One phase: a new filter that Envoy refuses, and a policy that it would take. */
  private Outcome<Applied> applyBadFilter() {
    TopologyName name = new TopologyName(STAGE.namespace(), STAGE.namespace());
    try (LiveMesh mesh = LiveMesh.open(ClusterOptions.DEFAULT).value().orElseThrow()) {
      return mesh.apply(
          name,
          reader -> {
            Findings findings = new Findings();
            MeshObject rule =
                reader
                    .state(
                        new Owner(name.name(), name.namespace()),
                        Set.of(name.namespace()),
                        Set.of(),
                        findings)
                    .orElseThrow()
                    .own()
                    .stream()
                    .filter(it -> it.key().toString().endsWith("Rule " + name.name() + "/testbbb"))
                    .findFirst()
                    .orElseThrow();
            Map<String, Object> spec = new HashMap<>(rule.spec());
            spec.put("trafficPolicy", Map.of("tls", Map.of("mode", "ISTIO_MUTUAL")));
            Plan plan =
                new Plan(
                    List.of(rule),
                    List.of(
                        new Phase(
                            Phase.Kind.ENTRANCES,
                            List.of(
                                new Step.Apply(rule.withSpec(spec), Optional.of(rule)),
                                new Step.Apply(badFilter(), Optional.empty())))),
                    List.of());
            return new Outcome<>(findings.sorted(), Optional.of(plan));
          },
          ApplyOptions.DEFAULT,
          line -> {});
    }
  }

  private static MeshObject badFilter() {
    return MeshObject.parse("bad", badFilterYaml(), new Findings()).get(0);
  }

  private static String badFilterYaml() {
    return Template.fill("apply/bad-filter.yaml", STAGE.values());
  }

  @Test
  void admission_thatRefusesOneObject_comesBeforeAnyWrite() {
    List<HasMetadata> policy =
        STAGE.cluster().read(Template.fill("apply/policy.yaml", STAGE.values()));
    policy.forEach(STAGE.cluster()::apply);
    try {
      Diagnostic found =
          Polling.await(
              Duration.ofSeconds(30),
              "the policy to act",
              () ->
                  addLane(dryRun()).diagnostics().stream().filter(Diagnostic::isError).findFirst());
      Outcome<Applied> applied = addLane(ApplyOptions.DEFAULT);

      assertThat(found.code().id()).isEqualTo("ML0528");
      assertThat(only(applied).message()).contains("not today");
      assertThat(STAGE.send(Question.atGateway(STAGE.values().get("host")).lane("r1")).chain())
          .isEqualTo("testaaa@release -> testbbb@release");
    } finally {
      policy.forEach(object -> client.resource(object).delete());
      Polling.until(
          Duration.ofSeconds(30),
          "the policy to be forgotten",
          () -> !addLane(dryRun()).hasErrors());
    }
  }

  private static ApplyOptions dryRun() {
    return new ApplyOptions(WaitOptions.DEFAULT, true, false, false, Duration.ZERO);
  }
}
