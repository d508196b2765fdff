package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.meshlane.e2e.Workloads.Echo;
import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.GenerateRequest;
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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code plan --cluster}: versions are those of the workloads that run. */
class PlanClusterIT {
  @RegisterExtension static final Stage STAGE = new Stage("plan");

  private static final String TOPOLOGY =
      """
      apiVersion: meshlane.io/v1
      kind: Topology
      metadata: {name: ${name}, namespace: ${namespace}}
      spec:
        baseline: release
        services: [${services}]
      """;
  private static final Echo BRANCH =
      new Echo("testbbb", "feature-pay-42", List.of(32000), Map.of());

  private static GenerateRequest topology(String name, String namespace, String services) {
    String text =
        TOPOLOGY
            .replace("${name}", STAGE.namespace() + name)
            .replace("${namespace}", namespace)
            .replace("${services}", services);
    return Scenario.of(text, List.of()).request();
  }

  private static ChangeRequest discovering(GenerateRequest topology) {
    return new ChangeRequest(
        topology, true, Optional.empty(), Optional.empty(), ChangeRequest.ROOT_NAMESPACE);
  }

  private static String plan(ChangeRequest request) {
    try (LiveMesh mesh = LiveMesh.open(ClusterOptions.DEFAULT).value().orElseThrow()) {
      Outcome<Plan> planned = new Meshlane().plan(request, mesh.reader());
      return planned
          .value()
          .map(PlanText::of)
          .orElseThrow(() -> new AssertionError(planned.diagnostics()));
    }
  }

  private static Outcome<Applied> apply(ChangeRequest request) {
    try (LiveMesh mesh = LiveMesh.open(ClusterOptions.DEFAULT).value().orElseThrow()) {
      return mesh.apply(
          TopologyName.of(request.topology().topology()),
          reader -> new Meshlane().plan(request, reader),
          ApplyOptions.DEFAULT,
          line -> {});
    }
  }

  /** A Deployment with a ready pod. */
  private static List<HasMetadata> deploy(Echo echo) {
    List<HasMetadata> objects = new Workloads(STAGE.cluster(), STAGE.namespace()).deployed(echo);
    objects.forEach(STAGE.cluster()::apply);
    Polling.until(
        Duration.ofSeconds(120),
        echo + " to be ready",
        () -> {
          var now = (Deployment) STAGE.cluster().client().resource(objects.get(1)).get();
          return Integer.valueOf(1).equals(now.getStatus().getReadyReplicas());
        });
    return objects;
  }

  @Test
  void plan_ofWhatRuns_followsABranchThatComesAndGoes() {
    deploy(new Echo("testbbb", "release", List.of(32000), Map.of()));
    String here = STAGE.namespace();
    ChangeRequest discovered = discovering(topology("", here, "{name: testbbb}"));
    GenerateRequest written =
        topology("", here, "{name: testbbb, port: 32000, versions: [release]}");

    String first = plan(discovered);

    assertThat(first).isEqualTo(plan(ChangeRequest.of(written)));
    assertThat(first).endsWith("2 phases: 2 objects to create, 0 to change, 0 to delete\n");
    assertThat(apply(discovered).value()).isPresent();

    List<HasMetadata> branch = deploy(BRANCH);
    String added = plan(discovered);

    assertThat(added).isEqualTo(inPlace(Template.read("plan/branch-added.txt")));
    assertThat(apply(discovered).value()).isPresent();

    STAGE.cluster().client().resource(branch.get(1)).delete();
    String removed = plan(discovered);

    assertThat(removed).isEqualTo(inPlace(Template.read("plan/branch-gone.txt")));
    assertThat(apply(discovered).value()).isPresent();
    assertThat(plan(discovered)).isEqualTo("nothing to change\n");
  }

  private static String inPlace(String text) {
    return text.replace("test-istio", STAGE.namespace());
  }

  @Test
  void copyOfATopology_inAnotherNamespace_isRefusedAndLeavesTheFirstAsItIs() {
    String services = "{name: pay, port: 80, versions: [release]}";
    GenerateRequest first = topology("-pay", STAGE.namespace(), services);
    assertThat(apply(ChangeRequest.of(first)).value()).isPresent();
    List<GenericKubernetesResource> before = routes();
    String copy = STAGE.namespace() + "-copy";
    Map<String, String> second = Map.of("namespace", copy);
    List<HasMetadata> namespace =
        STAGE.cluster().read(Template.fill("stage/namespace.yaml", second));
    namespace.forEach(STAGE.cluster()::apply);

    Outcome<Applied> applied = apply(ChangeRequest.of(topology("-pay", copy, services)));

    namespace.forEach(it -> STAGE.cluster().client().resource(it).delete());
    assertThat(applied.diagnostics())
        .extracting((Diagnostic it) -> it.code().id())
        .containsExactly("ML0509");
    assertThat(applied.diagnostics().get(0).message()).contains("'" + STAGE.namespace() + "'");
    assertThat(routes()).isEqualTo(before).isNotEmpty();
  }

  private static List<GenericKubernetesResource> routes() {
    return STAGE
        .cluster()
        .client()
        .genericKubernetesResources("networking.istio.io/v1", "VirtualService")
        .inNamespace(STAGE.namespace())
        .list()
        .getItems();
  }
}
