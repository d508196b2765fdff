package io.meshlane.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Parts of what the generator writes, for a proxy that no istiod configures. */
final class Generated {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<JsonNode> objects;

  private Generated(List<JsonNode> objects) {
    this.objects = objects;
  }

  static Generated of(String topology) {
    String rules = Scenario.of(Template.fill(topology, Map.of()), List.of()).rules();
    return new Generated(
        Stream.of(rules.split("(?m)^---$"))
            .map(text -> Serialization.<JsonNode>unmarshal(text, JsonNode.class))
            .toList());
  }

  /** The HTTP filter an EnvoyFilter inserts, as JSON. */
  String filter(String context) {
    return kind("EnvoyFilter")
        .map(object -> object.at("/spec/configPatches/0"))
        .filter(patch -> patch.at("/match/context").asText().equals(context))
        .map(patch -> json(patch.at("/patch/value")))
        .findFirst()
        .orElseThrow();
  }

  /** The hosts of a service's mesh rules, with the short names istiod adds, as JSON. */
  String hosts(String service, String namespace) {
    ArrayNode hosts = JSON.createArrayNode();
    kind("VirtualService")
        .filter(object -> object.at("/metadata/name").asText().equals(service))
        .forEach(object -> object.at("/spec/hosts").forEach(hosts::add));
    hosts.add(service).add(service + "." + namespace).add(service + "." + namespace + ".svc");
    return json(hosts);
  }

  private Stream<JsonNode> kind(String kind) {
    return objects.stream().filter(object -> object.path("kind").asText().equals(kind));
  }

  private static String json(JsonNode node) {
    try {
      return JSON.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
