package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files of {@code k8s/} do what the README says of them, with the sample services on Spring
 * Boot 2.7 and 4; only the namespace and the gateway are the test's own.
 */
@ExtendWith(SampleImages.class)
class ShippedEnvironmentIT {
  private static final Path K8S = Path.of("..", "k8s");

  @RegisterExtension static final Stage STAGE = new Stage("shipped").gateway();

  private static List<HasMetadata> objects;

  @BeforeAll
  static void apply() throws IOException {
    SampleImages.load(STAGE.cluster());
    String base =
        Command.runOrFail(List.of("kubectl", "kustomize", K8S.resolve("base").toString()));
    objects = STAGE.cluster().read(moved(base));
    objects.stream().filter(it -> !(it instanceof Namespace)).forEach(STAGE.cluster()::apply);
    for (HasMetadata object : objects) {
      if (object instanceof Deployment) {
        STAGE.cluster().client().resource(object).waitUntilReady(4, TimeUnit.MINUTES);
      }
    }
    STAGE.startAll(List.of());
    String topology = moved(Files.readString(K8S.resolve("meshlane.yaml")));
    STAGE.use(Scenario.of(topology, objects));
  }

  private static String moved(String text) {
    return text.replace("istio: ingressgateway", "istio: " + STAGE.values().get("gateway"))
        .replace("istio-system", STAGE.values().get("gatewayNamespace"))
        .replace("namespace: test-istio", "namespace: " + STAGE.namespace());
  }

  /** The table of the two services, where nobody stands before testaaa. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/async", "/callback"})
  void request_staysInItsLane(String path) {
    SoftAssertions softly = new SoftAssertions();
    for (Question start :
        List.of(Question.atGateway("any.example.com"), Question.inMesh("testaaa", 31000))) {
      rows().forEach(row -> softly.check(() -> check(row, start.path(path), true)));
    }
    softly.assertAll();
  }

  /** The same through nginx; it does not say its name, so explain is not asked. */
  @ParameterizedTest
  @ValueSource(strings = {"/", "/async", "/callback"})
  void request_throughNginx_staysInItsLane(String path) {
    SoftAssertions softly = new SoftAssertions();
    for (Question start :
        List.of(Question.atGateway("nginx.example.com"), Question.inMesh("gateway-nginx", 80))) {
      rows().forEach(row -> softly.check(() -> check(row, start.path(path), false)));
    }
    softly.assertAll();
  }

  /** A header, and who answers. */
  private record Row(String header, String version) {}

  private static List<Row> rows() {
    return List.of(
        new Row(null, "release"),
        new Row("-", "release"),
        new Row("", "release"),
        new Row("release", "release"),
        new Row("release-v1", "release-v1"),
        new Row("release-v3", "release"));
  }

  private static void check(Row row, Question start, boolean explained) {
    Question question = row.header() == null ? start : start.lane(row.header());

    Answer answer = explained ? STAGE.ask(question) : STAGE.send(question);

    assertThat(answer.chain())
        .as("%s", question)
        .isEqualTo("testaaa@" + row.version() + " -> testbbb@" + row.version());
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaa.com", "AAA.com:80"})
  void callback_withoutAHeader_takesTheLaneOfItsHost(String host) {
    Answer answer = STAGE.send(Question.atGateway(host).path("/callback"));

    assertThat(answer.chain()).isEqualTo("testaaa@release-v1 -> testbbb@release-v1");
    assertThat(answer.hops())
        .allMatch(hop -> hop.header().filter("release-v1"::equals).isPresent());
  }

  @Test
  void callback_withAHeader_keepsIt() {
    Answer answer = STAGE.send(Question.atGateway("aaa.com").path("/callback").lane("release"));

    assertThat(answer.chain()).isEqualTo("testaaa@release -> testbbb@release");
  }

  @Test
  void namespace_hasSidecars() {
    assertThat(objects)
        .filteredOn(Namespace.class::isInstance)
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.getMetadata().getLabels())
                    .containsEntry("istio-injection", "enabled"));
  }
}
