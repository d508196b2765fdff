package io.meshlane.generator.explain;

import com.fasterxml.jackson.core.JsonGenerator;
import io.meshlane.generator.diagnostic.Place;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A verdict as JSON: its kind first, then what belongs to it. */
final class VerdictJson {
  private VerdictJson() {}

  static void write(JsonGenerator json, Verdict verdict) throws IOException {
    json.writeStartObject();
    if (verdict instanceof Verdict.Answered answered) {
      kind(json, "answered");
      rule(json, answered.rule());
      destinations(json, answered.destinations());
    } else if (verdict instanceof Verdict.SubsetMissing missing) {
      kind(json, "subsetMissing");
      json.writeNumberField("status", 503);
      rule(json, missing.rule());
      destinations(json, missing.destinations());
    } else if (verdict instanceof Verdict.DirectResponse response) {
      kind(json, "directResponse");
      json.writeNumberField("status", response.status());
      json.writeStringField("field", response.field());
      rule(json, response.rule());
    } else {
      withoutRule(json, verdict);
    }
    ExplanationJson.texts(json, "notes", verdict.notes());
    json.writeEndObject();
  }

  private static void withoutRule(JsonGenerator json, Verdict verdict) throws IOException {
    if (verdict instanceof Verdict.Redirected redirected) {
      kind(json, "redirected");
      json.writeNumberField("status", redirected.status());
      json.writeStringField("location", redirected.location());
      place(json, redirected.place());
    } else if (verdict instanceof Verdict.NotFound missing) {
      kind(json, "notFound");
      json.writeNumberField("status", 404);
      json.writeStringField("reason", missing.reason());
    } else if (verdict instanceof Verdict.Untouched untouched) {
      kind(json, "untouched");
      json.writeStringField("host", untouched.host());
      json.writeBooleanField("service", untouched.service());
      ExplanationJson.texts(json, "versions", untouched.versions());
      json.writeStringField("reason", untouched.reason());
    } else if (verdict instanceof Verdict.Unknown unknown) {
      kind(json, "unknown");
      reasons(json, unknown.reasons());
    }
  }

  private static void reasons(JsonGenerator json, List<Unread> reasons) throws IOException {
    json.writeArrayFieldStart("reasons");
    for (Unread reason : reasons) {
      json.writeStartObject();
      place(json, reason.place());
      json.writeStringField("field", reason.field());
      json.writeStringField("why", reason.why());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void kind(JsonGenerator json, String kind) throws IOException {
    json.writeStringField("kind", kind);
  }

  private static void rule(JsonGenerator json, RuleReference rule) throws IOException {
    json.writeObjectFieldStart("rule");
    place(json, rule.place());
    json.writeStringField("virtualService", rule.virtualService());
    json.writeNumberField("index", rule.index());
    if (rule.name().isPresent()) {
      json.writeStringField("name", rule.name().get());
    }
    json.writeEndObject();
  }

  private static void place(JsonGenerator json, Place place) throws IOException {
    json.writeStringField("file", place.file());
    json.writeNumberField("line", place.line());
    json.writeNumberField("column", place.column());
  }

  private static void destinations(JsonGenerator json, List<Destination> destinations)
      throws IOException {
    json.writeArrayFieldStart("destinations");
    for (Destination destination : destinations) {
      json.writeStartObject();
      json.writeStringField("host", destination.host());
      if (destination.subset().isPresent()) {
        json.writeStringField("subset", destination.subset().get());
      }
      json.writeBooleanField("defined", destination.defined());
      ExplanationJson.texts(json, "versions", destination.versions());
      labels(json, destination.labels());
      if (destination.port().isPresent()) {
        json.writeNumberField("port", destination.port().getAsInt());
      }
      json.writeNumberField("percent", destination.percent());
      ExplanationJson.headers(json, destination.headers());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void labels(JsonGenerator json, Map<String, String> labels) throws IOException {
    json.writeObjectFieldStart("labels");
    for (Map.Entry<String, String> label : labels.entrySet()) {
      json.writeStringField(label.getKey(), label.getValue());
    }
    json.writeEndObject();
  }
}
