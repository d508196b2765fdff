package io.meshlane.generator.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.ManifestReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Requests whose answers were taken from a real gateway and a real sidecar. */
class RecordedAnswersTest {
  private static final Path FOLDER = Path.of("src/test/resources/explain");
  private static final Explainer GATEWAY = explainer("gateway.yaml", List.of());
  private static final Explainer MESH =
      explainer("mesh.yaml", List.of(FOLDER.resolve("mesh-services.yaml")));

  static Stream<String> atGateway() throws IOException {
    return requests("gateway.requests");
  }

  static Stream<String> inMesh() throws IOException {
    return requests("mesh.requests");
  }

  @ParameterizedTest
  @MethodSource("atGateway")
  void gateway_recordedRequest_isAnsweredAsRecorded(String line) {
    String[] fields = line.split("\t");
    Request get = Request.to(Start.gateway("probe"), fields[1]);
    Request request =
        new Request(
            get.start(),
            get.authority(),
            get.port(),
            fields[2],
            fields[3],
            get.scheme(),
            get.headers());

    Verdict verdict = GATEWAY.explain(withHeaders(request, fields, 4));

    assertThat(status(verdict)).isEqualTo(fields[0]);
  }

  @ParameterizedTest
  @MethodSource("inMesh")
  void mesh_recordedRequest_isAnsweredAsRecorded(String line) {
    String[] fields = line.split("\t");
    Request request =
        Request.to(Start.mesh("probe"), fields[2])
            .withPort(Integer.parseInt(fields[1]))
            .withPath(fields[3]);

    Verdict verdict = MESH.explain(withHeaders(request, fields, 4));

    assertThat(status(verdict)).isEqualTo(fields[0]);
  }

  private static Request withHeaders(Request request, String[] fields, int from) {
    Request result = request;
    for (int i = from; i < fields.length; i++) {
      String[] header = fields[i].split(": ?", 2);
      result = result.withHeader(header[0], header[1]);
    }
    return result;
  }

  private static String status(Verdict verdict) {
    return verdict instanceof Verdict.Redirected redirected
        ? String.valueOf(redirected.status())
        : verdict instanceof Verdict.Untouched ? "untouched" : VerdictText.who(verdict);
  }

  private static Explainer explainer(String rules, List<Path> manifests) {
    Findings findings = new Findings();
    RuleSet set = RuleSet.read(List.of(FOLDER.resolve(rules)), "probe", findings);
    Inventory inventory = new ManifestReader(findings).read(manifests, "probe");
    assertThat(findings.sorted()).isEmpty();
    return new Explainer(set, inventory, ExplainSettings.DEFAULT);
  }

  private static Stream<String> requests(String file) throws IOException {
    return Files.readAllLines(FOLDER.resolve(file)).stream().filter(line -> !line.startsWith("#"));
  }
}
