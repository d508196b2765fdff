package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
  private static final String CHANGED =
      Shop.TOPOLOGY.replace(
          "port: 32000, versions: [release]", "port: 32000, versions: [release, release-v1]");

  @TempDir private Path folder;

  @BeforeEach
  void generated() {
    Shop.write(folder, Shop.TOPOLOGY);
    Called.in(folder, "generate", "$shop.yaml", "-o", "$old");
  }

  @Test
  void plan_ofWhatIsThere_changesNothing() {
    Called called = Called.in(folder, "plan", "$shop.yaml", "--from", "$old");

    assertThat(called).isEqualTo(new Called(0, "nothing to change\n", ""));
  }

  @Test
  void plan_ofANewVersion_showsWhatChangesInWhichPhase() {
    Shop.write(folder, CHANGED);

    Called called = Called.in(folder, "plan", "$shop.yaml", "--from", "$old");

    assertThat(called)
        .isEqualTo(
            new Called(
                2,
                """
                phase 1 of 2: add subsets
                ~ DestinationRule test-istio/testbbb
                        labels:
                          version: release
                  +   - name: release-v1
                  +     labels:
                  +       version: release-v1
                phase 2 of 2: change routes
                ~ VirtualService test-istio/testbbb
                      - testbbb.test-istio.svc.cluster.local
                      http:
                  +   - name: lane-release-v1
                  +     match:
                  +     - headers:
                  +         project-version:
                  +           exact: release-v1
                  +     route:
                  +     - destination:
                  +         host: testbbb.test-istio.svc.cluster.local
                  +         subset: release-v1
                      - name: baseline
                        route:
                2 phases: 0 objects to create, 2 to change, 0 to delete
                """,
                ""));
  }

  @Test
  void plan_betweenTwoFolders_needsNoTopology() {
    Shop.write(folder, CHANGED);
    Called.in(folder, "generate", "$shop.yaml", "-o", "$new");

    Called called = Called.in(folder, "plan", "$new", "--from", "$old");

    assertThat(called).isEqualTo(Called.in(folder, "plan", "$shop.yaml", "--from", "$old"));
    assertThat(Called.in(folder, "plan", "$new", "--from", "$new").exitCode()).isZero();
  }

  @Test
  void plan_asJson_hasEveryObject() {
    Shop.write(folder, CHANGED);

    Called called = Called.in(folder, "plan", "$shop.yaml", "--from", "$old", "--format", "json");

    assertThat(called.exitCode()).isEqualTo(2);
    assertThat(called.out())
        .contains("\"changes\" : true", "\"kind\" : \"routes\"", "\"action\" : \"change\"")
        .contains("\"subset\" : \"release-v1\"");
  }

  @Test
  void plan_withPhases_writesEachStateAndRemovesOldOnes() throws IOException {
    Shop.write(folder, CHANGED);
    Called.in(folder, "plan", "$shop.yaml", "--from", "$old", "--phases", "$phases");
    assertThat(Called.files(folder.resolve("phases")))
        .containsExactly("1-add-subsets", "2-change-routes");
    Path first = folder.resolve("phases/1-add-subsets");
    Files.writeString(first.resolve("mine.txt"), "mine");
    assertThat(Files.readString(first.resolve("test-istio.destinationrule-testbbb.yaml")))
        .contains("argocd.argoproj.io/sync-wave: \"1\"", "- name: release-v1");
    assertThat(Files.readString(first.resolve("test-istio.virtualservice-testbbb.yaml")))
        .contains("argocd.argoproj.io/sync-wave: \"2\"")
        .doesNotContain("release-v1");
    assertThat(Files.readString(first.resolve("kustomization.yaml")))
        .contains("- test-istio.gateway-gateway.yaml");

    Called end = Called.in(folder, "plan", "$shop.yaml", "--from", "$phases/2-change-routes");
    Shop.write(folder, Shop.TOPOLOGY);
    Called none = Called.in(folder, "plan", "$shop.yaml", "--from", "$old", "--phases", "$phases");

    assertThat(end.out()).isEqualTo("nothing to change\n");
    assertThat(none.exitCode()).isZero();
    assertThat(Called.files(folder.resolve("phases"))).containsExactly("1-add-subsets");
    assertThat(Called.files(first)).containsExactly("mine.txt");
  }

  @Test
  void plan_besideARuleOfSomebodyElse_isRefused() throws IOException {
    Files.writeString(
        folder.resolve("old/mine.yaml"),
        """
        apiVersion: networking.istio.io/v1
        kind: VirtualService
        metadata: {name: mine, namespace: test-istio}
        spec: {hosts: [testbbb]}
        """);

    Called called = Called.in(folder, "plan", "$shop.yaml", "--from", "$old");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.err()).startsWith("error[ML0502] VirtualService test-istio/mine:");
  }

  @Test
  void plan_ofACopyWithAnotherNamespace_leavesTheFirstAlone() {
    Shop.write(folder, Shop.TOPOLOGY.replace("namespace: test-istio", "namespace: second"));

    Called called = Called.in(folder, "plan", "$shop.yaml", "--from", "$old");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.err())
        .startsWith("error[ML0509] DestinationRule test-istio/testaaa: it is of topology 'shop'")
        .endsWith("1 error\n");
    assertThat(called.out()).isEmpty();
  }

  @Test
  void plan_withoutAServiceInAnotherNamespace_deletesWhatItLeft() {
    String elsewhere = "  - {name: pay, namespace: pay, port: 80, versions: [release]}\n";
    Shop.write(folder, Shop.TOPOLOGY, elsewhere);
    Called.in(folder, "generate", "$shop.yaml", "-o", "$old");
    Shop.write(folder, Shop.TOPOLOGY);

    Called called = Called.in(folder, "plan", "$shop.yaml", "--from", "$old");

    assertThat(called.out())
        .contains("- VirtualService pay/pay", "- DestinationRule pay/pay", "2 to delete");
  }

  @Test
  void plan_ofAFolderAlone_isACallThatCannotBeUnderstood() {
    Called called = Called.in(folder, "plan", "$old");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).contains("name it with --from");
  }

  @Test
  void plan_ofAFolderWithoutOurObjects_isAFinding() throws IOException {
    Files.createDirectory(folder.resolve("other"));
    Files.writeString(
        folder.resolve("other/x.yaml"), "{apiVersion: v1, kind: ConfigMap, metadata: {name: x}}");

    Called called = Called.in(folder, "plan", "$other", "--from", "$old");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.err()).contains("ML0301", "nothing in it was generated by meshlane");
  }
}
