package io.meshlane.e2e;

import static java.util.Comparator.comparing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.ExecWatch;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The routes a pod's Envoy has, as far as they lead into one namespace; a line for each. */
final class EnvoyRoutes {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EnvoyRoutes() {}

  /** What the pod's proxy says, or why it does not say it. */
  static List<String> of(Cluster cluster, Pod pod, String namespace) {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    try (ExecWatch asked =
        cluster
            .client()
            .pods()
            .resource(pod)
            .inContainer("istio-proxy")
            .writingOutput(said)
            .exec("pilot-agent", "request", "GET", "config_dump?resource=dynamic_route_configs")) {
      asked.exitCode().get(10, TimeUnit.SECONDS);
      return in(said.toString(StandardCharsets.UTF_8), namespace);
    } catch (KubernetesClientException | ExecutionException | TimeoutException e) {
      return List.of("no routes: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return List.of("no routes: " + e);
    }
  }

  /** The same of a dump that was taken. */
  static List<String> in(String dump, String namespace) {
    List<String> lines = new ArrayList<>();
    try {
      List<JsonNode> configs = new ArrayList<>();
      JSON.readTree(dump).path("configs").forEach(configs::add);
      configs.sort(comparing(config -> config.at("/route_config/name").asText()));
      for (JsonNode config : configs) {
        for (JsonNode host : config.at("/route_config/virtual_hosts")) {
          if (host.path("routes").toString().contains("." + namespace + ".svc")) {
            add(config.at("/route_config/name").asText(), host, lines);
          }
        }
      }
    } catch (JsonProcessingException e) {
      lines.add("no routes: " + e.getOriginalMessage());
    }
    return lines;
  }

  private static void add(String name, JsonNode host, List<String> lines) {
    lines.add(host.at("/domains/0").asText() + " (" + name + ")");
    for (JsonNode route : host.path("routes")) {
      ObjectNode match = route.path("match").deepCopy();
      match.remove("case_sensitive");
      lines.add("  " + match + " -> " + target(route));
    }
  }

  private static String target(JsonNode route) {
    JsonNode action = route.path("route");
    if (action.has("cluster")) {
      return action.path("cluster").asText();
    }
    return action.isMissingNode()
        ? "itself " + route.at("/direct_response/status")
        : action.at("/weighted_clusters/clusters").toString();
  }
}
