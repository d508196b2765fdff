package io.meshlane.generator.parser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema that editors use says what the parser says. */
class TopologySchemaTest {
  private static final Path EVERY_KEY = Path.of("src/test/resources/every-key.yaml");

  static Stream<Path> topologies() throws IOException {
    try (Stream<Path> golden = Files.list(Path.of("src/test/resources/golden"))) {
      List<Path> files = golden.map(folder -> folder.resolve("topology.yaml")).sorted().toList();
      return Stream.concat(
          Stream.of(EVERY_KEY, Path.of("../../k8s/meshlane.yaml")), files.stream());
    }
  }

  @Test
  void keys_ofTheSchema_areThoseTheParserAsksFor() {
    TreeSet<String> described = new TreeSet<>();
    collect(TopologySchema.JSON, "", described);

    assertThat(Topologies.parse(EVERY_KEY).findings()).isEmpty();
    assertThat(described).isEqualTo(Topologies.parse(EVERY_KEY).keys());
  }

  @Test
  void keys_ofTheSchema_areAllDescribedAndNoOthersAllowed() {
    assertDescribed(TopologySchema.JSON, "topology");
  }

  @ParameterizedTest
  @MethodSource("topologies")
  void topology_ofAnExample_isValid(Path file) throws IOException {
    assertThat(TopologySchema.validate(Files.readString(file))).isEmpty();
  }

  private static void collect(JsonNode schema, String path, TreeSet<String> keys) {
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String key = path.isEmpty() ? property.getKey() : path + "." + property.getKey();
      keys.add(key);
      collect(property.getValue(), key, keys);
      collect(property.getValue().path("items"), key + "[]", keys);
    }
  }

  private static void assertDescribed(JsonNode schema, String path) {
    assertThat(schema.path("description").asText()).as(path).endsWith(".");
    if (schema.has("properties")) {
      assertThat(schema.path("additionalProperties").isBoolean()).as(path).isTrue();
      assertThat(schema.path("additionalProperties").asBoolean()).as(path).isFalse();
    }
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      assertDescribed(property.getValue(), path + "." + property.getKey());
      JsonNode items = property.getValue().path("items");
      if (items.has("properties")) {
        assertDescribed(items, path + "." + property.getKey() + "[]");
      }
    }
  }
}
