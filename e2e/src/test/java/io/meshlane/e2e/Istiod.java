package io.meshlane.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The debug pages of one istiod; when its pod has gone, of the one in its place. */
final class Istiod {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MONITORING = 15014;
  private static final String PUSH_CONTEXTS = "pilot_pushcontext_init_seconds_";

  private final KubernetesClient client;
  private LocalPortForward tunnel;
  private Pod pod;

  Istiod(KubernetesClient client, Pod pod) {
    this.client = client;
    connect(pod);
  }

  private void connect(Pod running) {
    pod = running;
    tunnel = client.pods().resource(running).portForward(MONITORING);
  }

  /** The pods of istiod that serve. */
  static List<Pod> ready(KubernetesClient client) {
    return client
        .pods()
        .inNamespace("istio-system")
        .withLabel("app", "istiod")
        .list()
        .getItems()
        .stream()
        .filter(it -> it.getMetadata().getDeletionTimestamp() == null && Workloads.isReady(it))
        .toList();
  }

  /** Every connected proxy by name ({@code pod.namespace}), with what it was sent and has taken. */
  Map<String, JsonNode> proxies() {
    Map<String, JsonNode> proxies = new TreeMap<>();
    json("/debug/syncz").forEach(proxy -> proxies.put(proxy.path("proxy").asText(), proxy));
    return proxies;
  }

  /** Every object istiod has read. */
  JsonNode objects() {
    return json("/debug/configz");
  }

  /** Sends everything to everyone. */
  void push() {
    get("/debug/adsz?push=true");
  }

  /** How many push contexts were made, and how long that took in all. */
  PushContexts pushContexts() {
    String metrics = get("/metrics");
    return new PushContexts((long) metric(metrics, "count"), metric(metrics, "sum"));
  }

  /** Counters that begin again when istiod does. */
  record PushContexts(long count, double seconds) {}

  private static double metric(String metrics, String suffix) {
    Matcher line = Pattern.compile("(?m)^" + PUSH_CONTEXTS + suffix + " (\\S+)$").matcher(metrics);
    return line.find() ? Double.parseDouble(line.group(1)) : 0;
  }

  /** The end of its log. */
  List<String> log(int lines) {
    return client.pods().resource(pod).tailingLines(lines).getLog().lines().toList();
  }

  private JsonNode json(String path) {
    String body = get(path);
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(path + " of istiod is no JSON: " + body, e);
    }
  }

  private synchronized String get(String path) {
    for (int attempt = 0; attempt < 2; attempt++) {
      try {
        return getNow(path);
      } catch (UncheckedIOException e) {
        List<Pod> now = ready(client);
        if (now.isEmpty()) {
          throw e;
        }
        connect(now.get(0));
      }
    }
    return getNow(path);
  }

  private String getNow(String path) {
    Http.Reply reply = Http.get("http://localhost:" + tunnel.getLocalPort() + path, Map.of());
    if (reply.status() != 200) {
      throw new IllegalStateException(path + " of istiod: " + reply.status() + reply.body());
    }
    return reply.body();
  }
}
