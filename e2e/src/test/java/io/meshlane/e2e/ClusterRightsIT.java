package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.meshlane.e2e.Changing.Form;
import io.meshlane.generator.ChangeRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.cluster.Applied;
import io.meshlane.generator.cluster.ApplyOptions;
import io.meshlane.generator.cluster.ClusterOptions;
import io.meshlane.generator.cluster.LiveMesh;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a service account may do, and what it is told where something is missing. */
class ClusterRightsIT {
  @RegisterExtension static final Stage STAGE = new Stage("rights");

  private static final Form SHOP = new Form("release", "release, r1", "", "");

  private final Changing changing = new Changing(STAGE);
  private List<HasMetadata> granted = List.of();

  private static ClusterOptions as(String user) {
    ClusterOptions all = ClusterOptions.DEFAULT;
    return new ClusterOptions(
        all.kubeconfig(),
        all.context(),
        all.namespace(),
        Optional.of(user),
        List.of(),
        all.requestTimeout());
  }

  private static ClusterOptions account() {
    return as("system:serviceaccount:" + STAGE.namespace() + ":meshlane");
  }

  /** What {@code k8s/rbac.yaml} grants, with one text in place of another. */
  private void grant(String text, String instead) throws IOException {
    String rights = Files.readString(Path.of("../k8s/rbac.yaml"));
    assertThat(rights).contains(text);
    granted =
        STAGE
            .cluster()
            .read(
                rights
                    .replace(text, instead)
                    .replace("test-istio", STAGE.namespace())
                    .replace("meshlane-", "meshlane-" + STAGE.namespace() + "-"));
    granted.forEach(STAGE.cluster()::apply);
  }

  @AfterEach
  void revoke() {
    granted.forEach(object -> STAGE.cluster().client().resource(object).delete());
  }

  @Test
  void user_withoutAnyRight_isToldWhichIsMissing() {
    Outcome<Applied> applied = changing.apply(SHOP, ApplyOptions.DEFAULT, as("nobody"), line -> {});

    Diagnostic found = applied.diagnostics().get(0);
    assertThat(found.code().id()).isEqualTo("ML0524");
    assertThat(found.message()).contains("\"nobody\"").contains(" get ").contains("leases");
  }

  @Test
  void serviceAccount_withTheRightsOfTheRepository_canDoAll() throws Exception {
    grant("test-istio", "test-istio");

    Outcome<Applied> applied = awaitNo("ML0524");

    assertThat(applied.value()).as("%s", applied.diagnostics()).isPresent();
  }

  private Outcome<Applied> awaitNo(String code) {
    return Polling.await(
        Duration.ofSeconds(30),
        "the rights to act",
        () ->
            Optional.of(changing.apply(SHOP, ApplyOptions.DEFAULT, account(), line -> {}))
                .filter(
                    it -> it.diagnostics().stream().noneMatch(d -> d.code().id().equals(code))));
  }

  /** The API server learns of rights a moment later: at first all of them may be missing. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "verbs: [create, patch, delete] | verbs: [create, delete] | ML0524 | cannot patch resource",
        "resources: [pods]              | resources: [nodes]      | ML0524 | cannot list resource"
            + " \"pods\"",
        "verbs: [get, create, update]   | verbs: [get, create]    | ML0524 | cannot update resource"
            + " \"leases\"",
        "[pods/portforward]             | [pods/attach]           | ML0533 | pods/portforward",
      })
  void right_thatIsMissing_isNamedWithItsVerbAndResource(
      String text, String instead, String code, String message) throws IOException {
    changing.apply(Form.BASE, ApplyOptions.DEFAULT);
    grant(text, instead);

    Diagnostic found =
        Polling.await(
            Duration.ofSeconds(30),
            "the finding " + code + " " + message,
            () ->
                changing
                    .apply(SHOP, ApplyOptions.DEFAULT, account(), line -> {})
                    .diagnostics()
                    .stream()
                    .filter(it -> it.message().contains(message))
                    .findFirst());

    assertThat(found.code().id()).isEqualTo(code);
  }

  @Test
  void namespaces_thatMayNotBeListed_areSaid() throws IOException {
    grant(
        "kind: ClusterRoleBinding\nmetadata: {name: meshlane-read}",
        "kind: RoleBinding\nmetadata: {name: meshlane-read, namespace: test-istio}");

    Outcome<Plan> planned =
        Polling.await(
            Duration.ofSeconds(30),
            "the rights to act",
            () -> Optional.of(plan()).filter(it -> it.value().isPresent()));

    assertThat(planned.diagnostics()).extracting(it -> it.code().id()).contains("ML0525");
    assertThat(planned.diagnostics().toString()).contains("all but the topology's own");
  }

  /** Of a topology in one namespace: those it needs must be readable. */
  private static Outcome<Plan> plan() {
    String topology =
        """
        apiVersion: meshlane.io/v1
        kind: Topology
        metadata: {name: ${namespace}, namespace: ${namespace}}
        spec:
          services: [{name: cart, port: 8080, versions: [original]}]
        """;
    Scenario scenario = Scenario.of(topology.replace("${namespace}", STAGE.namespace()), List.of());
    try (LiveMesh mesh = LiveMesh.open(account()).value().orElseThrow()) {
      return new Meshlane().plan(ChangeRequest.of(scenario.request()), mesh.reader());
    }
  }

  @Test
  void namespace_thatDoesNotExist_isSaidBeforeAnythingIsWritten() {
    Map<String, String> values = new HashMap<>(STAGE.values());
    values.putAll(Map.of("namespace", "nowhere-" + STAGE.namespace(), "more", ""));
    values.putAll(Map.of("aaa", "release", "bbb", "release", "traffic", ""));
    Scenario scenario = Scenario.of(Template.fill("apply/topology.yaml", values), List.of());

    Outcome<Applied> applied =
        Changing.apply(scenario, ApplyOptions.DEFAULT, ClusterOptions.DEFAULT, line -> {});

    assertThat(applied.diagnostics())
        .extracting(it -> it.code().id(), Diagnostic::help)
        .containsExactly(
            tuple(
                "ML0527",
                "create it first: kubectl create namespace nowhere-" + STAGE.namespace()));
  }
}
