package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
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
  private static String deployed = "";

  @BeforeAll
  static void read() {
    SampleImages.load(STAGE.cluster());
    String base =
        Command.runOrFail(List.of("kubectl", "kustomize", K8S.resolve("base").toString()));
    objects = STAGE.cluster().read(moved(base));
  }

  /** New pods before the rules that name them, old pods after the rules that did. */
  private static void deploy(String situation) throws IOException {
    if (situation.equals(deployed)) {
      return;
    }
    List<HasMetadata> staying =
        objects.stream()
            .filter(it -> !(it instanceof Namespace))
            .filter(it -> SeedsRow.hasA(situation) || !isNamed(it, "testaaa-release-v1"))
            .filter(it -> SeedsRow.hasB(situation) || !isNamed(it, "testbbb-release-v1"))
            .toList();
    staying.forEach(STAGE.cluster()::apply);
    for (HasMetadata object : staying) {
      if (object instanceof Deployment) {
        STAGE.cluster().client().resource(object).waitUntilReady(4, TimeUnit.MINUTES);
      }
    }
    STAGE.startAll(List.of());
    STAGE.use(Scenario.of(topology(situation), staying));
    objects.stream()
        .filter(it -> it instanceof Deployment && !staying.contains(it))
        .forEach(it -> stop((Deployment) it));
    STAGE.startAll(List.of());
    deployed = situation;
  }

  private static void stop(Deployment deployment) {
    KubernetesClient client = STAGE.cluster().client();
    client.resource(deployment).delete();
    Polling.until(
        Duration.ofMinutes(2),
        deployment.getMetadata().getName() + " to end",
        () ->
            client
                .pods()
                .inNamespace(STAGE.namespace())
                .withLabels(deployment.getSpec().getSelector().getMatchLabels())
                .list()
                .getItems()
                .isEmpty());
  }

  private static boolean isNamed(HasMetadata object, String name) {
    return object.getMetadata().getName().equals(name);
  }

  /** Versions that are gone are off their service's; a callback for nobody is none. */
  private static String topology(String situation) throws IOException {
    String text = moved(Files.readString(K8S.resolve("meshlane.yaml")));
    int b = text.indexOf("- name: testbbb");
    int callbacks = text.indexOf("  callbacks:");
    return without(SeedsRow.hasA(situation), text.substring(0, b))
        + without(SeedsRow.hasB(situation), text.substring(b, callbacks))
        + (situation.equals("none") ? "" : text.substring(callbacks));
  }

  private static String without(boolean there, String services) {
    return there ? services : services.replace("[release, release-v1]", "[release]");
  }

  private static String moved(String text) {
    return text.replace("istio: ingressgateway", "istio: " + STAGE.values().get("gateway"))
        .replace("istio-system", STAGE.values().get("gatewayNamespace"))
        .replace("namespace: test-istio", "namespace: " + STAGE.namespace());
  }

  static Stream<Arguments> situations() {
    return SeedsRow.bySituation().entrySet().stream()
        .map(situation -> Arguments.of(situation.getKey(), situation.getValue()));
  }

  /**
   * By a call that waits and by one that does not; nginx does not say its name, so explain is not
   * asked there.
   */
  @ParameterizedTest(name = "release-v1 of {0}")
  @MethodSource("situations")
  void request_staysInItsLane(String situation, List<SeedsRow> rows) throws IOException {
    deploy(situation);

    SoftAssertions softly = new SoftAssertions();
    for (SeedsRow row : rows) {
      for (String path : List.of("/", "/async", "/callback")) {
        check(softly, row, path, STAGE::ask, Question.atGateway("any.example.com"));
        check(softly, row, path, STAGE::ask, Question.inMesh("testaaa", 31000));
        check(softly, row, path, STAGE::send, Question.atGateway("nginx.example.com"));
        check(softly, row, path, STAGE::send, Question.inMesh("gateway-nginx", 80));
      }
    }
    softly.assertAll();
  }

  private static void check(
      SoftAssertions softly,
      SeedsRow row,
      String path,
      Function<Question, Answer> ask,
      Question start) {
    Question question = start.path(path).lane(row.header());
    softly.check(
        () -> assertThat(ask.apply(question).chain()).as("%s", question).isEqualTo(row.chain()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"aaa.com", "AAA.com:80"})
  void callback_withoutAHeader_takesTheLaneOfItsHost(String host) throws IOException {
    deploy("both");

    Answer answer = STAGE.send(Question.atGateway(host).path("/callback"));

    assertThat(answer.chain()).isEqualTo("testaaa@release-v1 -> testbbb@release-v1");
    assertThat(answer.hops())
        .allMatch(hop -> hop.header().filter("release-v1"::equals).isPresent());
  }

  @Test
  void callback_withAHeader_keepsIt() throws IOException {
    deploy("both");

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
