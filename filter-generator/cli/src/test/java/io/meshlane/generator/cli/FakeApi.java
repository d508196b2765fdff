package io.meshlane.generator.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** An API server that holds nothing, keeps nothing and takes everything. */
final class FakeApi implements AutoCloseable {
  private static final String NOTHING =
      """
      {"kind": "List", "apiVersion": "v1", "metadata": {"resourceVersion": "1"}, "items": []}
      """;
  private static final String MISSING =
      """
      {"kind": "Status", "apiVersion": "v1", "status": "Failure", "reason": "NotFound", "code": 404,
       "message": "not found"}
      """;
  private static final String KUBECONFIG =
      """
      apiVersion: v1
      kind: Config
      current-context: here
      contexts: [{name: here, context: {cluster: here, user: me}}]
      clusters: [{name: here, cluster: {server: "http://localhost:%d"}}]
      users: [{name: me, user: {token: any}}]
      """;

  /** Every request but those that only read, such as {@code PATCH /apis/…}. */
  final List<String> writes = Collections.synchronizedList(new ArrayList<>());

  private final HttpServer server;

  FakeApi() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Writes {@code kubeconfig} into {@code folder}. */
  void configure(Path folder) throws IOException {
    Files.writeString(
        folder.resolve("kubeconfig"), KUBECONFIG.formatted(server.getAddress().getPort()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    boolean missing = sent.isEmpty() && path.matches(".*/leases/[^/]+");
    if (!exchange.getRequestMethod().equals("GET")) {
      writes.add(exchange.getRequestMethod() + " " + path);
    }
    String kept =
        sent.replaceFirst(
            "\"metadata\":\\{", "\"metadata\":{\"generation\":1,\"resourceVersion\":\"1\",");
    byte[] body =
        (missing ? MISSING : sent.isEmpty() ? NOTHING : kept).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(missing ? 404 : 200, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
