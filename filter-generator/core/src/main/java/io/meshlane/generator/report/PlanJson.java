package io.meshlane.generator.report;

import com.fasterxml.jackson.core.JsonGenerator;
import io.meshlane.generator.change.Phase;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.change.Step;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes a plan as JSON. */
final class PlanJson {
  private PlanJson() {}

  static void write(JsonGenerator json, Plan plan) throws IOException {
    json.writeStartObject();
    json.writeBooleanField("changes", !plan.isEmpty());
    json.writeArrayFieldStart("phases");
    for (Phase phase : plan.phases()) {
      json.writeStartObject();
      json.writeStringField("kind", phase.kind().name().toLowerCase(Locale.ROOT));
      json.writeStringField("title", phase.kind().title());
      json.writeArrayFieldStart("steps");
      for (Step step : phase.steps()) {
        step(json, step);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void step(JsonGenerator json, Step step) throws IOException {
    json.writeStartObject();
    boolean delete = step instanceof Step.Delete;
    String action = delete ? "delete" : step.before().isPresent() ? "change" : "create";
    json.writeStringField("action", action);
    json.writeStringField("apiVersion", step.key().apiVersion());
    json.writeStringField("kind", step.key().kind());
    json.writeStringField("namespace", step.key().namespace());
    json.writeStringField("name", step.key().name());
    json.writeFieldName("object");
    if (step instanceof Step.Apply apply) {
      value(json, apply.object().document());
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }

  private static void value(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        json.writeFieldName(String.valueOf(entry.getKey()));
        value(json, entry.getValue());
      }
      json.writeEndObject();
    } else if (value instanceof List<?> list) {
      json.writeStartArray();
      for (Object item : list) {
        value(json, item);
      }
      json.writeEndArray();
    } else {
      json.writePOJO(value);
    }
  }
}
