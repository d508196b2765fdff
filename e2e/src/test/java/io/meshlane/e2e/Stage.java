package io.meshlane.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.meshlane.e2e.Workloads.Echo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A mesh for one test class: a namespace with echo servers, a client inside it, and an ingress
 * gateway with a namespace of its own; gone after the class.
 *
 * <p>Without a cluster the class is skipped, and says so; with {@code -Dmeshlane.e2e=required} it
 * fails.
 */
final class Stage
    implements ExecutionCondition, BeforeAllCallback, AfterAllCallback, AfterTestExecutionCallback {
  private static final int CLIENT_PORT = 8080;
  private static final Echo CLIENT = new Echo("client", "none", List.of(CLIENT_PORT), Map.of());

  private final String namespace;
  private final List<Echo> echoes = new ArrayList<>(List.of(CLIENT));
  private boolean ownGateway;
  private Cluster cluster;
  private Workloads workloads;
  private Settling settling;
  private Rules rules;
  private Explained explained;
  private LocalPortForward clientTunnel;
  private LocalPortForward gatewayTunnel;
  private String gatewayUrl;

  Stage(String name) {
    byte[] random = new byte[3];
    new Random().nextBytes(random);
    namespace = "e2e-" + name + "-" + HexFormat.of().formatHex(random);
  }

  /** With one version of a service. */
  Stage echo(String service, String version, Map<String, String> settings, Integer... ports) {
    echoes.add(new Echo(service, version, List.of(ports), settings));
    return this;
  }

  /** With an ingress gateway of its own; otherwise requests go through Istio's. */
  Stage gateway() {
    ownGateway = true;
    return this;
  }

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Cluster.missing()
        .filter(reason -> !Cluster.isRequired())
        .map(reason -> "skipped, " + reason + " (-Dmeshlane.e2e=required makes this a failure)")
        .map(
            line -> {
              System.err.println(context.getDisplayName() + ": " + line);
              return ConditionEvaluationResult.disabled(line);
            })
        .orElseGet(() -> ConditionEvaluationResult.enabled("there is a cluster"));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    cluster = Cluster.get();
    gatewayUrl = cluster.gatewayUrl();
    workloads = new Workloads(cluster, namespace);
    settling = new Settling(cluster.istiod(), this::proxies);
    rules = new Rules(cluster, settling);
    cluster.read(Template.fill("stage/namespace.yaml", values())).forEach(cluster::apply);
    if (ownGateway) {
      cluster.read(Template.fill("stage/gateway.yaml", values())).forEach(cluster::apply);
    }
    workloads.start(echoes);
    try {
      awaitReady();
    } catch (AssertionError e) {
      tell(context);
      throw e;
    }
  }

  private void awaitReady() {
    workloads.awaitReady();
    if (ownGateway) {
      Polling.until(
          Duration.ofSeconds(60),
          "the gateway's pod",
          () -> Workloads.isReady(cluster.client().resource(gatewayPod()).get()));
      gatewayTunnel = cluster.client().pods().resource(gatewayPod()).portForward(8080);
      gatewayUrl = "http://localhost:" + gatewayTunnel.getLocalPort();
    }
    Pod client = workloads.pods().get(CLIENT.pod());
    clientTunnel = cluster.client().pods().resource(client).portForward(CLIENT_PORT);
    settling.pushed();
  }

  private Pod gatewayPod() {
    return cluster.client().pods().inNamespace(gatewayNamespace()).withName("gateway").get();
  }

  /** The proxies that must have a rule before a test goes on. */
  private Set<String> proxies() {
    Set<String> names = new TreeSet<>();
    workloads.pods().values().stream()
        .filter(Workloads::isReady)
        .forEach(pod -> names.add(pod.getMetadata().getName() + "." + namespace));
    if (ownGateway) {
      names.add("gateway." + gatewayNamespace());
    } else {
      cluster
          .client()
          .pods()
          .inNamespace("istio-system")
          .withLabel("istio", "ingressgateway")
          .list()
          .getItems()
          .forEach(pod -> names.add(pod.getMetadata().getName() + ".istio-system"));
    }
    return names;
  }

  /** What a topology may ask for: its namespace, and the gateway's label and namespace. */
  Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    values.put("namespace", namespace);
    values.put("host", namespace + ".example.com");
    values.put("gateway", ownGateway ? namespace : "ingressgateway");
    values.put("gatewayNamespace", ownGateway ? gatewayNamespace() : "istio-system");
    return values;
  }

  private String gatewayNamespace() {
    return namespace + "-gateway";
  }

  String namespace() {
    return namespace;
  }

  Cluster cluster() {
    return cluster;
  }

  Rules rules() {
    return rules;
  }

  /** Starts those that do not run; returns when every proxy knows them. */
  void startAll(List<Echo> some) {
    some.stream().filter(echo -> !echoes.contains(echo)).forEach(echoes::add);
    workloads.start(some);
    workloads.awaitReady();
    settling.pushed();
  }

  /** Returns when every proxy has what istiod has. */
  void settled() {
    settling.pushed();
  }

  /** Ends those that run; returns when no proxy sends them anything. */
  void stopAll(List<Echo> some) {
    some.forEach(workloads::stop);
    settling.pushed();
  }

  /** What proxies of this stage have refused, with Envoy's words. */
  Map<String, String> refusals() {
    Map<String, String> refusals = new TreeMap<>();
    Map<String, JsonNode> proxies = cluster.istiod().proxies();
    for (String name : proxies()) {
      proxies
          .get(name)
          .path("resources")
          .findValues("lastError")
          .forEach(error -> refusals.put(name, error.asText()));
    }
    return refusals;
  }

  /**
   * Puts a topology's rules in place of those before; every proxy has them. Its services are those
   * it names: what else runs on the stage is not discovered.
   */
  void use(String topology) {
    String text = Template.fill(topology, values());
    List<Echo> named =
        echoes.stream().filter(echo -> text.contains("name: " + echo.service() + "\n")).toList();
    use(Scenario.of(text, workloads.manifests(named)));
  }

  /** The same for any topology and manifests. */
  void use(Scenario scenario) {
    rules.use(cluster.read(scenario.rules()));
    explained = new Explained(scenario.explainer(), namespace);
  }

  /**
   * Sends each some times and ignores the answers. An open connection outlives a change of its
   * listener's filters by one answer; afterwards the proxy closes it (its drain strategy), so these
   * requests use up the connections of the test before.
   */
  void useUpConnections(Question... questions) {
    for (int i = 0; i < 10; i++) {
      for (Question question : questions) {
        send(question);
      }
    }
  }

  /** Sends it; nothing is compared. */
  Answer send(Question question) {
    return question.service().isPresent() ? askInMesh(question) : askAtGateway(question);
  }

  /** Sends it; what explain says of it must agree. */
  Answer ask(Question question) {
    Answer answer = send(question);
    explained
        .difference(question, answer)
        .ifPresent(
            difference -> {
              throw new AssertionError(difference);
            });
    return answer;
  }

  /** Where the stage's gateway answers. */
  String gatewayUrl() {
    return gatewayUrl;
  }

  private Answer askAtGateway(Question question) {
    Map<String, String> headers = new HashMap<>();
    question.authority().ifPresent(host -> headers.put("Host", host));
    question.header().ifPresent(value -> headers.put("project-version", value));
    headers.put("Accept", "application/json");
    return Answer.of(Http.get(gatewayUrl + question.path(), headers));
  }

  private Answer askInMesh(Question question) {
    Map<String, String> headers = new HashMap<>();
    question.authority().ifPresent(host -> headers.put("x-set-host", host));
    question.header().ifPresent(value -> headers.put("x-set-project-version", value));
    headers.put("x-set-accept", "application/json");
    String url =
        "http://%s:%d%s"
            .formatted(question.service().orElseThrow(), question.port(), question.path());
    return Answer.of(
        Http.get("http://localhost:" + clientTunnel.getLocalPort() + "/call?" + url, headers));
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isPresent()) {
      tell(context);
    }
  }

  private void tell(ExtensionContext context) {
    List<String> namespaces =
        ownGateway ? List.of(namespace, gatewayNamespace()) : List.of(namespace, "istio-system");
    System.err.println(context.getDisplayName() + " failed:");
    System.err.println(Evidence.of(cluster, namespaces, namespace));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (cluster == null) {
      return;
    }
    cluster.client().namespaces().withName(namespace).delete();
    if (ownGateway) {
      cluster.client().namespaces().withName(gatewayNamespace()).delete();
    }
    for (LocalPortForward tunnel : new LocalPortForward[] {clientTunnel, gatewayTunnel}) {
      if (tunnel != null) {
        tunnel.close();
      }
    }
  }
}
