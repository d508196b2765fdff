package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.diagnostic.Diagnostic;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionTest {
  @TempDir Path folder;

  private Diagnostic open(int port, String context) throws IOException {
    return open(Answers.kubeconfig(folder, "http://localhost:" + port), context);
  }

  private static Diagnostic open(Path file, String context) {
    Outcome<LiveMesh> opened = LiveMesh.open(Answers.options(file, context));
    assertThat(opened.value()).isEmpty();
    return opened.diagnostics().get(0);
  }

  @Test
  void cluster_thatDoesNotAnswer_isUnreachable() throws IOException {
    int port;
    try (ServerSocket unused = new ServerSocket(0)) {
      port = unused.getLocalPort();
    }

    Diagnostic found = open(port, "here");

    assertThat(found.code().id()).isEqualTo("ML0522");
    assertThat(found.place().file()).isEqualTo("http://localhost:" + port);
  }

  @Test
  void token_thatHasExpired_isNotUnderstoodByTheCluster() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body =
        "{\"kind\":\"Status\",\"message\":\"Unauthorized\"}".getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();

    Diagnostic found = open(server.getAddress().getPort(), "here");

    server.stop(0);
    assertThat(found.code().id()).isEqualTo("ML0523");
    assertThat(found.message()).endsWith("Unauthorized");
  }

  @Test
  void context_thatTheKubeconfigDoesNotHave_isNamed() throws IOException {
    Diagnostic found = open(1, "elsewhere");

    assertThat(found.code().id()).isEqualTo("ML0521");
    assertThat(found.place().file()).isEqualTo("context elsewhere");
  }

  @Test
  void kubeconfig_thatIsNotThere_isNamed() {
    Diagnostic found = open(folder.resolve("nothing"), "here");

    assertThat(found.code().id()).isEqualTo("ML0521");
    assertThat(found.message()).isEqualTo("cannot be read");
  }
}
