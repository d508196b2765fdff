package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The files of {@code k8s/} do what the README says of them; only the namespace and the gateway are
 * the test's own.
 */
class ShippedEnvironmentIT {
  private static final Path K8S = Path.of("..", "k8s");

  @RegisterExtension static final Stage STAGE = new Stage("shipped").gateway();

  @BeforeAll
  static void apply() throws IOException {
    List<HasMetadata> objects = new ArrayList<>();
    for (String file : List.of("testaaa.yaml", "testbbb.yaml")) {
      objects.addAll(STAGE.cluster().read(moved(K8S.resolve("base").resolve(file))));
    }
    objects.forEach(STAGE.cluster()::apply);
    for (HasMetadata object : objects) {
      if (object instanceof Deployment) {
        STAGE.cluster().client().resource(object).waitUntilReady(2, TimeUnit.MINUTES);
      }
    }
    STAGE.startAll(List.of());
    STAGE.use(Scenario.of(moved(K8S.resolve("meshlane.yaml")), objects));
  }

  private static String moved(Path file) throws IOException {
    return Files.readString(file)
        .replace("istio: ingressgateway", "istio: " + STAGE.values().get("gateway"))
        .replace("istio-system", STAGE.values().get("gatewayNamespace"))
        .replace("namespace: test-istio", "namespace: " + STAGE.namespace());
  }

  @ParameterizedTest(name = "header {0}")
  @CsvSource({
    ", testaaa@release -> testbbb@release",
    "release, testaaa@release -> testbbb@release",
    "release-v1, testaaa@release-v1 -> testbbb@release-v1",
    "release-v3, testaaa@release -> testbbb@release",
  })
  void request_throughTheGateway_staysInItsLane(String header, String expected) {
    Question question = Question.atGateway("any.example.com");

    Answer answer = STAGE.ask(header == null ? question : question.lane(header));

    assertThat(answer.chain()).isEqualTo(expected);
  }

  @Test
  void namespace_hasSidecars() throws IOException {
    List<HasMetadata> objects =
        STAGE.cluster().read(Files.readString(K8S.resolve("base").resolve("namespace.yaml")));

    assertThat(objects).hasSize(1).allMatch(Namespace.class::isInstance);
    assertThat(objects.get(0).getMetadata().getLabels())
        .containsEntry("istio-injection", "enabled");
  }
}
