package io.meshlane.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The Services and pods that DestinationRules speak of, read from these alone: analyze must judge
 * the rules beside what they route to.
 */
final class Presence {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<Integer> ONE_PORT = Set.of(80);

  private final Cluster cluster;
  private final List<JsonNode> rules;

  Presence(Cluster cluster, List<HasMetadata> objects) {
    this.cluster = cluster;
    this.rules = objects.stream().map(object -> (JsonNode) JSON.valueToTree(object)).toList();
  }

  List<HasMetadata> objects() {
    List<HasMetadata> present = new ArrayList<>();
    rules.stream()
        .filter(rule -> rule.path("kind").asText().equals("DestinationRule"))
        .forEach(rule -> add(rule, present));
    return present;
  }

  private void add(JsonNode rule, List<HasMetadata> present) {
    String host = rule.path("spec").path("host").asText();
    String[] names = host.split("\\.");
    present.add(service(names[0], names[1], ports(host)));
    int number = 0;
    for (JsonNode subset : rule.path("spec").path("subsets")) {
      var label = subset.path("labels").fields().next();
      present.addAll(
          read(
              "golden/pod.yaml",
              Map.of(
                  "name",
                  names[0] + "-presence-" + number++,
                  "namespace",
                  names[1],
                  "service",
                  names[0],
                  "versionLabel",
                  label.getKey(),
                  "version",
                  label.getValue().asText())));
    }
  }

  private Service service(String name, String namespace, Set<Integer> ports) {
    Map<String, String> values = Map.of("service", name, "namespace", namespace);
    return new ServiceBuilder((Service) read("golden/service.yaml", values).get(0))
        .editSpec()
        .withPorts(
            ports.stream()
                .map(port -> new ServicePortBuilder().withName("http-" + port).withPort(port))
                .map(ServicePortBuilder::build)
                .toList())
        .endSpec()
        .build();
  }

  /** The ports that routes to the host name. */
  private Set<Integer> ports(String host) {
    Set<Integer> ports = new TreeSet<>();
    for (JsonNode rule : rules) {
      for (JsonNode destination : rule.findValues("destination")) {
        JsonNode number = destination.path("port").path("number");
        if (destination.path("host").asText().equals(host) && !number.isMissingNode()) {
          ports.add(number.asInt());
        }
      }
    }
    return ports.isEmpty() ? ONE_PORT : ports;
  }

  private List<HasMetadata> read(String file, Map<String, String> values) {
    return cluster.read(Template.fill(file, values));
  }
}
