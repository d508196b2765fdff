package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopologyLeaseTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OTHERS =
      """
      {"kind": "Lease", "apiVersion": "coordination.k8s.io/v1",
       "metadata": {"name": "meshlane-shop", "namespace": "shop"},
       "spec": {"holderIdentity": "ci@runner-7 pid 42", "leaseDurationSeconds": 15}}
      """;

  private final List<String> notes = new ArrayList<>();

  @TempDir Path folder;
  private HttpServer server;
  private Connection connection;

  /** What the API server holds; null for none. */
  private ObjectNode lease;

  private int version;

  /** How often somebody else renews it, each time that it is read, before giving it back. */
  private int renewals;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
    String url = "http://localhost:" + server.getAddress().getPort();
    connection =
        Connection.open(
            Answers.options(Answers.kubeconfig(folder, url), "here"), Clock.systemUTC());
  }

  @AfterEach
  void stop() {
    connection.close();
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    boolean read = exchange.getRequestMethod().equals("GET");
    if (exchange.getRequestURI().getPath().endsWith("/version")) {
      send(exchange, 200, JSON.createObjectNode());
    } else if (read && lease == null) {
      send(exchange, 404, JSON.createObjectNode().put("kind", "Status").put("code", 404));
    } else if (read) {
      others();
      send(exchange, 200, lease);
    } else {
      write(exchange, (ObjectNode) JSON.readTree(exchange.getRequestBody()));
    }
  }

  private void others() {
    if (renewals > 0) {
      renewals--;
      if (renewals == 0) {
        ((ObjectNode) lease.get("spec")).put("holderIdentity", "");
      }
      keep(lease);
    }
  }

  private void keep(ObjectNode changed) {
    ((ObjectNode) changed.get("metadata")).put("resourceVersion", String.valueOf(++version));
    lease = changed;
  }

  private void write(HttpExchange exchange, ObjectNode sent) throws IOException {
    String read = sent.path("metadata").path("resourceVersion").asText();
    if (!read.equals(lease == null ? "" : String.valueOf(version))) {
      send(exchange, 409, JSON.createObjectNode().put("kind", "Status").put("code", 409));
      return;
    }
    keep(sent);
    send(exchange, 200, lease);
  }

  private static void send(HttpExchange exchange, int code, ObjectNode answer) throws IOException {
    byte[] body = JSON.writeValueAsBytes(answer);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(code, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private TopologyLease take(Duration patience) {
    return TopologyLease.take(
        connection, new Requests(Duration.ofSeconds(30)), "shop", "shop", patience, notes::add);
  }

  private void heldByAnother(int renewals) throws IOException {
    keep((ObjectNode) JSON.readTree(OTHERS));
    this.renewals = renewals;
  }

  @Test
  void lease_ofAnotherRunOfThisProcess_isNotTaken() {
    try (TopologyLease first = take(Duration.ZERO)) {
      ClusterProblem problem =
          catchThrowableOfType(ClusterProblem.class, () -> take(Duration.ZERO));

      assertThat(problem.diagnostic().code().id()).isEqualTo("ML0531");
      first.check();
    }
  }

  @Test
  void lease_ofALivingRun_isNotTaken() throws IOException {
    heldByAnother(1000);

    ClusterProblem problem = catchThrowableOfType(ClusterProblem.class, () -> take(Duration.ZERO));

    assertThat(problem.diagnostic().code().id()).isEqualTo("ML0531");
  }

  @Test
  void lease_ofALivingRun_isWaitedForWithPatience() throws IOException {
    heldByAnother(4);

    try (TopologyLease taken = take(Duration.ofMinutes(5))) {
      taken.check();
    }

    assertThat(notes)
        .containsExactly(
            "waiting for ci@runner-7 pid 42, which may be dead",
            "waiting for ci@runner-7 pid 42, which is at work");
  }

  @Test
  void lease_thatIsGivenBack_isFree() {
    take(Duration.ZERO).close();

    try (TopologyLease again = take(Duration.ZERO)) {
      again.check();
    }
    assertThat(notes).isEmpty();
  }
}
