package io.meshlane.generator.parser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** topology.schema.json, read as an editor does. */
public final class TopologySchema {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  static final JsonNode JSON = read();
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(JSON);

  private TopologySchema() {}

  /** What it finds wrong in a topology file. */
  public static List<String> validate(String yaml) {
    Object value =
        new Load(LoadSettings.builder().setAllowNonScalarKeys(true).build()).loadFromString(yaml);
    return SCHEMA.validate(MAPPER.valueToTree(value)).stream().map(Error::toString).toList();
  }

  private static JsonNode read() {
    try (InputStream schema =
        TopologyParser.class.getResourceAsStream("/io/meshlane/generator/topology.schema.json")) {
      return MAPPER.readTree(schema);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
