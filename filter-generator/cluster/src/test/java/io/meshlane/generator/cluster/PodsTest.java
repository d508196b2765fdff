package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.meshlane.generator.diagnostic.Findings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PodsTest {
  private static final String CART =
      """
      {"kind": "PodList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": [{
        "metadata": {"name": "cart-v1", "namespace": "shop"},
        "spec": {"containers": [{"name": "cart"}, {"name": "istio-proxy"}]},
        "status": {"phase": "Running", "conditions": [{"type": "Ready", "status": "True"}]}}]}
      """;

  private final Findings findings = new Findings();

  /** Status codes of the answers to come; after them, 200. */
  private final Queue<Integer> codes = new ArrayDeque<>();

  private HttpServer server;
  private KubernetesClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          int code = codes.isEmpty() ? 200 : codes.remove();
          byte[] body =
              (code == 200
                      ? CART
                      : "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":%d,\"message\":\"pods is forbidden: User \\\"dev\\\" cannot list resource \\\"pods\\\"\"}"
                          .formatted(code))
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(code, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    Config config =
        new ConfigBuilder(Config.empty())
            .withMasterUrl("http://localhost:" + server.getAddress().getPort())
            .withRequestRetryBackoffLimit(0)
            .build();
    client = new KubernetesClientBuilder().withConfig(config).build();
  }

  @AfterEach
  void stop() {
    client.close();
    server.stop(0);
  }

  private Pods pods(Duration patience) {
    return new Pods(client, new Requests(patience), findings);
  }

  @Test
  void pods_whenTheApiServerFailsOnce_areListedAgain() {
    codes.addAll(List.of(503, 500));

    assertThat(pods(Duration.ofSeconds(30)).serving()).containsExactly("cart-v1.shop");
    assertThat(findings.sorted()).isEmpty();
  }

  @Test
  void pods_whenTheApiServerGoesOnFailing_areNotTakenForNone() {
    codes.addAll(List.of(503, 503));

    assertThatThrownBy(() -> pods(Duration.ZERO).serving()).isInstanceOf(ClusterProblem.class);
  }

  @Test
  void pods_thatMayNotBeListed_areAFinding() {
    codes.addAll(List.of(403));

    assertThat(pods(Duration.ofSeconds(30)).serving()).isEmpty();
    assertThat(findings.sorted()).extracting(it -> it.code().id()).containsExactly("ML0539");
    assertThat(findings.sorted().get(0).message())
        .contains("\"dev\" cannot list resource \"pods\"");
  }
}
