package io.meshlane.generator.parser;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.yaml.YamlNode;
import java.util.SortedSet;
import java.util.TreeSet;

/** One reading of a topology file: where findings and places go, and which keys were asked for. */
final class Reading {
  private final String file;
  private final Findings findings;
  private final SourceMap sources;
  private final SortedSet<String> keys = new TreeSet<>();

  Reading(String file, Findings findings, SourceMap sources) {
    this.file = file;
    this.findings = findings;
    this.sources = sources;
  }

  Place place(YamlNode node) {
    return new Place(file, node.line(), node.column());
  }

  void report(DiagnosticCode code, YamlNode at, String message, String help) {
    findings.add(code, place(at), message, help);
  }

  void placed(Origin origin, YamlNode node) {
    sources.put(origin, place(node));
  }

  void asked(Origin origin) {
    keys.add(origin.path().replaceAll("\\[\\d+]", "[]"));
  }

  /**
   * Every key the parser looks for, as {@code spec.services[].port}; the JSON Schema is checked
   * against it.
   */
  SortedSet<String> keys() {
    return keys;
  }
}
