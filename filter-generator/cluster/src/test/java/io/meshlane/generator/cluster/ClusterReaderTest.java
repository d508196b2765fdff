package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** API servers that lack something; the words are those of a real one. */
class ClusterReaderTest {
  private static final String MISSING =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404,
       "message": "the server could not find the requested resource"}
      """;
  private static final String FORBIDDEN =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "Forbidden", "code": 403,
       "message": "pods is forbidden: User \\"dev\\" cannot list resource \\"pods\\" in API group \\"\\""}
      """;
  private static final String NOTHING =
      """
      {"kind": "List", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": []}
      """;

  @TempDir Path folder;
  private HttpServer server;

  /** Answers by the beginning of the path; the longest wins. */
  private Map<String, String> answers = Map.of();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String found =
        answers.entrySet().stream()
            .filter(answer -> path.startsWith(answer.getKey()))
            .max(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .orElse(NOTHING);
    byte[] body = found.getBytes(StandardCharsets.UTF_8);
    int status = found.equals(MISSING) ? 404 : found.equals(FORBIDDEN) ? 403 : 200;
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private List<Diagnostic> read() throws IOException {
    String url = "http://localhost:" + server.getAddress().getPort();
    Findings findings = new Findings();
    try (LiveMesh mesh =
        LiveMesh.open(Answers.options(Answers.kubeconfig(folder, url), "here"))
            .value()
            .orElseThrow()) {
      mesh.reader().state(new Owner("shop", "shop"), Set.of("shop"), Set.of(), findings);
    }
    return findings.sorted();
  }

  @Test
  void cluster_withoutIstio_lacksTheKind() throws IOException {
    answers = Map.of("/apis/networking.istio.io", MISSING, "/apis/extensions.istio.io", MISSING);

    List<Diagnostic> found = read();

    assertThat(found).extracting(it -> it.code().id()).containsExactly("ML0526");
    assertThat(found.get(0).place().file()).isEqualTo("destinationrules.networking.istio.io");
  }

  @Test
  void cluster_withAnIstioBeforeTrafficExtensions_hasNone() throws IOException {
    answers = Map.of("/apis/extensions.istio.io", MISSING);

    assertThat(read()).isEmpty();
  }

  @Test
  void cluster_withAnIstioThatServesOnlyAnOlderVersion_isTooOld() throws IOException {
    answers = Map.of("/apis/networking.istio.io/v1/", MISSING);

    assertThat(read()).extracting(it -> it.code().id()).containsExactly("ML0526");
  }

  @Test
  void pods_thatMayNotBeListed_areNamedWithTheVerb() throws IOException {
    answers = Map.of("/api/v1/namespaces/shop/pods", FORBIDDEN);

    List<Diagnostic> found = read();

    assertThat(found).extracting(it -> it.code().id()).containsExactly("ML0524");
    assertThat(found.get(0).message()).contains("\"dev\" cannot list resource \"pods\"");
  }
}
