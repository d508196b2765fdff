package io.meshlane.generator.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.Summary;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.explain.Explanation;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Prints what came of a request as one JSON object, for tools.
 *
 * <p>Its keys stand always in the same order: {@code diagnostics}, {@code errors}, {@code
 * warnings}, then the result under a key of its own, which is {@code null} when a finding stopped
 * the request. Keys may be added in later releases; none changes its meaning.
 */
public final class JsonReport {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonReport() {}

  /**
   * The result is {@code files}: names under {@code written}, {@code unchanged}, {@code removed}.
   */
  public static String files(Outcome<FolderChanges> outcome) {
    return print(outcome, "files", JsonReport::files);
  }

  /** The result is {@code manifests}: for each its file's name, kind, namespace, name and text. */
  public static String manifests(Outcome<List<Manifest>> outcome) {
    return print(outcome, "manifests", JsonReport::manifests);
  }

  /** The result is {@code summary}: how many services, versions and lanes there are. */
  public static String summary(Outcome<Summary> outcome) {
    return print(outcome, "summary", JsonReport::summary);
  }

  /** The result is {@code slugs}: for each its name and slug, in the order of {@code slugs}. */
  public static String slugs(Map<String, String> slugs) {
    Outcome<Map<String, String>> outcome = new Outcome<>(List.of(), java.util.Optional.of(slugs));
    return print(outcome, "slugs", JsonReport::slugs);
  }

  /** The result is {@code explanation}: of a request, or of lanes. */
  public static String explanation(Outcome<Explanation> outcome) {
    return print(
        outcome,
        "explanation",
        (json, explanation) ->
            json.writeRawValue(explanation.json().strip().replace("\n", "\n  ")));
  }

  /**
   * The result is {@code key}, as one JSON object that whoever made it has printed.
   *
   * @param json prints the value
   */
  public static <T> String result(
      Outcome<T> outcome, String key, java.util.function.Function<T, String> json) {
    return print(outcome, key, (out, value) -> out.writeRawValue(json.apply(value)));
  }

  /**
   * The result is {@code plan}: whether it {@code changes} anything, and its {@code phases}; each
   * has {@code steps} with an {@code action} ({@code create}, {@code change}, {@code delete}) and
   * the whole {@code object}.
   */
  public static String plan(Outcome<Plan> outcome) {
    return print(outcome, "plan", PlanJson::write);
  }

  private static <T> String print(Outcome<T> outcome, String key, Form<T> form) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      DefaultIndenter lines = new DefaultIndenter("  ", "\n");
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      json.writeStartObject();
      diagnostics(json, outcome.diagnostics());
      json.writeFieldName(key);
      if (outcome.value().isPresent()) {
        form.write(json, outcome.value().get());
      } else {
        json.writeNull();
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("a string takes whatever is written to it", e);
    }
    return text + "\n";
  }

  private static void diagnostics(JsonGenerator json, List<Diagnostic> diagnostics)
      throws IOException {
    json.writeArrayFieldStart("diagnostics");
    for (Diagnostic diagnostic : diagnostics) {
      diagnostic(json, diagnostic);
    }
    json.writeEndArray();
    Tally tally = Tally.of(diagnostics);
    json.writeNumberField("errors", tally.errors());
    json.writeNumberField("warnings", tally.warnings());
  }

  private static void diagnostic(JsonGenerator json, Diagnostic diagnostic) throws IOException {
    json.writeStartObject();
    json.writeStringField("code", diagnostic.code().id());
    json.writeStringField("severity", diagnostic.code().severity().label());
    json.writeStringField("file", diagnostic.place().file());
    json.writeNumberField("line", diagnostic.place().line());
    json.writeNumberField("column", diagnostic.place().column());
    json.writeStringField("message", diagnostic.message());
    json.writeStringField("help", diagnostic.help());
    json.writeStringField("see", DiagnosticPrinter.see(diagnostic.code()));
    json.writeEndObject();
  }

  private static void files(JsonGenerator json, FolderChanges changes) throws IOException {
    json.writeStartObject();
    names(json, "written", changes.written());
    names(json, "unchanged", changes.unchanged());
    names(json, "removed", changes.removed());
    json.writeEndObject();
  }

  private static void names(JsonGenerator json, String key, List<String> names) throws IOException {
    json.writeArrayFieldStart(key);
    for (String name : names) {
      json.writeString(name);
    }
    json.writeEndArray();
  }

  private static void manifests(JsonGenerator json, List<Manifest> manifests) throws IOException {
    json.writeStartArray();
    for (Manifest manifest : manifests) {
      json.writeStartObject();
      json.writeStringField("file", manifest.fileName());
      json.writeStringField("kind", manifest.kind());
      json.writeStringField("namespace", manifest.namespace());
      json.writeStringField("name", manifest.name());
      json.writeStringField("text", manifest.text());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void summary(JsonGenerator json, Summary summary) throws IOException {
    json.writeStartObject();
    json.writeNumberField("services", summary.services());
    json.writeNumberField("versions", summary.versions());
    json.writeNumberField("lanes", summary.lanes());
    json.writeEndObject();
  }

  private static void slugs(JsonGenerator json, Map<String, String> slugs) throws IOException {
    json.writeStartArray();
    for (Map.Entry<String, String> slug : slugs.entrySet()) {
      json.writeStartObject();
      json.writeStringField("name", slug.getKey());
      json.writeStringField("slug", slug.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** How one kind of result is written. */
  @FunctionalInterface
  private interface Form<T> {
    void write(JsonGenerator json, T value) throws IOException;
  }
}
