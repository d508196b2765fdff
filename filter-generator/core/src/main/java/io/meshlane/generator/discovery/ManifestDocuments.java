package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MANIFEST_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import io.meshlane.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The Kubernetes objects of one file: every document, and every item of a {@code List}. Empty
 * documents and those with comments only are passed over; whatever else is no object is a finding.
 */
final class ManifestDocuments {
  private static final String LIST = "List";

  private final String name;
  private final Findings findings;
  private final List<KubernetesObject> objects = new ArrayList<>();

  ManifestDocuments(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  List<KubernetesObject> parse(String text) {
    new YamlReader(findings)
        .parse(name, text)
        .ifPresent(found -> found.forEach(document -> add(document, "", "")));
    return objects;
  }

  List<KubernetesObject> read(Path file) {
    Findings reading = new Findings();
    var documents = new YamlReader(reading).read(file, YamlReader.MANIFEST_LIMIT);
    if (documents.isEmpty()) {
      unreadable(file, reading.sorted());
    }
    documents.ifPresent(found -> found.forEach(document -> add(document, "", "")));
    return objects;
  }

  private void unreadable(Path file, List<Diagnostic> why) {
    List<String> lines = lines(file);
    Optional<Diagnostic> atTemplate =
        why.stream().filter(d -> isTemplate(lines, d.place().line())).findFirst();
    if (atTemplate.isPresent()) {
      findings.add(
          MANIFEST_INVALID,
          atTemplate.get().place(),
          "this is a template, not a manifest",
          "render it first (helm template, envsubst) and name the result");
    } else {
      why.forEach(d -> findings.add(d.code(), d.place(), d.message(), d.help()));
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      return List.of(); // then it is the reader's finding that counts
    }
  }

  /**
   * The braces of a template are a mapping in a mapping to YAML, or an error found there or after.
   */
  private static boolean isTemplate(List<String> lines, int line) {
    return lines.stream()
        .skip(Math.max(0, line - 2))
        .limit(Math.min(2, line))
        .anyMatch(text -> text.contains("{{") || text.contains("${"));
  }

  /** Items of a typed list, as the API server sends them, have neither apiVersion nor kind. */
  private void add(YamlNode node, String listVersion, String listedKind) {
    if (node instanceof Scalar scalar && scalar.isNull()) {
      return;
    }
    if (!(node instanceof Mapping mapping)) {
      report(node, "this is " + (node instanceof Scalar ? "only text" : node.kind()));
      return;
    }
    String apiVersion = mapping.text("apiVersion").orElse(listVersion);
    String kind = mapping.text("kind").orElse(listedKind);
    if (apiVersion.isEmpty() || kind.isEmpty()) {
      report(node, "this has no " + quoted(apiVersion.isEmpty() ? "apiVersion" : "kind"));
    } else if (kind.endsWith(LIST) && mapping.get("items").isPresent()) {
      String item = kind.substring(0, kind.length() - LIST.length());
      items(mapping).forEach(found -> add(found, item.isEmpty() ? "" : apiVersion, item));
    } else {
      objects.add(new KubernetesObject(name, apiVersion, kind, mapping));
    }
  }

  private List<YamlNode> items(Mapping mapping) {
    return new Shape(name, LIST, findings).list(mapping, "items", "items: [{…}, …]");
  }

  private void report(YamlNode node, String message) {
    findings.add(
        MANIFEST_INVALID,
        new Place(name, node.line(), node.column()),
        message + ", so it is no Kubernetes object",
        "begin each document with apiVersion and kind, or do not name this file: render charts and"
            + " kustomizations first");
  }
}
