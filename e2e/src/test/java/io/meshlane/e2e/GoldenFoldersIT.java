package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.meshlane.e2e.Analysis.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything the generator is known to write is accepted: by the API server, by istiod's webhook,
 * by istioctl analyze, and by the proxies.
 */
@Isolated("writes into Istio's own namespace")
class GoldenFoldersIT {
  /** One pod with a sidecar bears the label that callback filters for workloads select. */
  @RegisterExtension
  static final Stage STAGE =
      new Stage("golden").gateway().echo("orange-gateway-a", "release", Map.of(), 8080);

  private final List<HasMetadata> present = new ArrayList<>();

  static Stream<GoldenFolder> folders() {
    return GoldenFolder.all();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("folders")
  void folder_besideItsServicesAndPods_isAcceptedByAll(GoldenFolder folder) {
    List<HasMetadata> objects = STAGE.cluster().read(folder.moved(STAGE.values()));
    prepare(folder, objects);

    objects.forEach(STAGE.cluster()::tryApply);
    STAGE.rules().use(objects);

    for (String namespace : folder.allNamespaces(STAGE.values())) {
      assertThat(Analysis.of(namespace)).allMatch(Finding::isEnvoyFilterWarning);
    }
    assertThat(STAGE.refusals()).isEmpty();
  }

  /** The check above can fail. */
  @Test
  void analyze_whenTheServiceIsMissing_objects() {
    STAGE.rules().use(read("golden/no-service.yaml"));

    List<Finding> findings = Analysis.of(STAGE.namespace());

    assertThat(findings).extracting(Finding::code).contains("IST0101");
  }

  /** The check above can fail. */
  @Test
  void proxies_whenTheLuaIsBad_refuseIt() {
    STAGE.rules().use(read("golden/bad-lua.yaml"));

    Map<String, String> refusals = STAGE.refusals();

    assertThat(refusals.values()).anyMatch(refusal -> refusal.contains("script load error"));
  }

  private void prepare(GoldenFolder folder, List<HasMetadata> objects) {
    for (String namespace : folder.applicationNamespaces(STAGE.values())) {
      if (!namespace.equals(STAGE.namespace())) {
        String yaml = Template.fill("golden/namespace.yaml", Map.of("namespace", namespace));
        present.addAll(STAGE.cluster().read(yaml));
      }
    }
    if (folder.toString().equals("gateway-referenced")) {
      present.addAll(read("golden/public-gateway.yaml"));
    }
    for (String credential : folder.credentials()) {
      present.add(TlsSecret.of(credential, STAGE.values().get("gatewayNamespace")));
    }
    present.addAll(new Presence(STAGE.cluster(), objects).objects());
    present.forEach(STAGE.cluster()::apply);
  }

  private static List<HasMetadata> read(String file) {
    return STAGE.cluster().read(Template.fill(file, STAGE.values()));
  }

  @AfterEach
  void removeRulesAndPresence() {
    STAGE.rules().use(List.of());
    present.forEach(object -> STAGE.cluster().client().resource(object).delete());
  }
}
