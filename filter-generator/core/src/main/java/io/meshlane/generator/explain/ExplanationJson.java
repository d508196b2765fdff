package io.meshlane.generator.explain;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Explanations for programs: JSON with its keys always in the same order. */
public final class ExplanationJson {
  private static final JsonFactory JSON = new JsonFactory();

  private ExplanationJson() {}

  /** {@code {request, first, next, notes}}. */
  public static String of(Journey journey) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeFieldName("request");
          request(json, journey.request());
          json.writeFieldName("first");
          hop(json, journey.first());
          json.writeArrayFieldStart("next");
          for (Journey.Hop hop : journey.next()) {
            hop(json, hop);
          }
          json.writeEndArray();
          texts(json, "notes", journey.notes());
          json.writeEndObject();
        });
  }

  /** {@code {columns, rows, notes}}; each row has its lane, or null, and a cell for each column. */
  public static String of(LaneTable table) {
    return write(
        json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("columns");
          for (LaneTable.Column column : table.columns()) {
            json.writeStartObject();
            json.writeStringField("title", column.title());
            json.writeBooleanField("entry", column.entry());
            json.writeFieldName("request");
            request(json, column.request());
            json.writeEndObject();
          }
          json.writeEndArray();
          rows(json, table);
          texts(json, "notes", table.notes());
          json.writeEndObject();
        });
  }

  private static void rows(JsonGenerator json, LaneTable table) throws IOException {
    json.writeArrayFieldStart("rows");
    for (LaneTable.Row row : table.rows()) {
      json.writeStartObject();
      json.writeFieldName("lane");
      if (row.lane().isPresent()) {
        json.writeString(row.lane().get());
      } else {
        json.writeNull();
      }
      json.writeArrayFieldStart("cells");
      for (Verdict verdict : row.cells()) {
        VerdictJson.write(json, verdict);
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void hop(JsonGenerator json, Journey.Hop hop) throws IOException {
    json.writeStartObject();
    json.writeStringField("from", hop.from());
    json.writeStringField("to", hop.to());
    if (hop.port().isPresent()) {
      json.writeNumberField("port", hop.port().getAsInt());
    }
    json.writeFieldName("verdict");
    VerdictJson.write(json, hop.verdict());
    json.writeEndObject();
  }

  private static void request(JsonGenerator json, Request request) throws IOException {
    json.writeStartObject();
    if (request.start() instanceof Start.AtGateway gateway) {
      json.writeStringField("gateway", gateway.name().orElse(""));
    } else if (request.start() instanceof Start.InMesh caller) {
      json.writeStringField("namespace", caller.namespace());
      json.writeStringField("service", caller.service().orElse(""));
    }
    json.writeStringField("authority", request.authority());
    if (request.port().isPresent()) {
      json.writeNumberField("port", request.port().getAsInt());
    }
    json.writeStringField("method", request.method());
    json.writeStringField("path", request.path());
    headers(json, request.headers());
    json.writeEndObject();
  }

  static void headers(JsonGenerator json, Headers headers) throws IOException {
    json.writeObjectFieldStart("headers");
    for (Map.Entry<String, List<String>> header : headers.lines().entrySet()) {
      texts(json, header.getKey(), header.getValue());
    }
    json.writeEndObject();
  }

  static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** What writes a value. */
  private interface Body {
    void write(JsonGenerator json) throws IOException;
  }

  private static String write(Body body) {
    StringWriter text = new StringWriter();
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setPrettyPrinter(printer);
      body.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text + "\n";
  }
}
