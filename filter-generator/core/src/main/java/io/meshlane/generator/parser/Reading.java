package io.meshlane.generator.parser;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.yaml.YamlNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** One reading of a topology file: where findings and places go, and which keys were asked for. */
final class Reading {
  private static final Pattern ITEM = Pattern.compile("\\[\\d+]");
  private final String file;
  private final Findings findings;
  private final SourceMap sources;
  private final Map<String, Set<String>> asked = new HashMap<>();

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

  /** Where to note the keys asked for in mappings that stand at {@code origin}, in any item. */
  Set<String> asked(Origin origin) {
    String path = origin.path();
    String any = path.indexOf('[') < 0 ? path : ITEM.matcher(path).replaceAll("[]");
    return asked.computeIfAbsent(any, place -> new HashSet<>());
  }

  /**
   * Every key the parser looks for, as {@code spec.services[].port}; the JSON Schema is checked
   * against it.
   */
  SortedSet<String> keys() {
    SortedSet<String> keys = new TreeSet<>();
    asked.forEach(
        (place, names) -> names.forEach(key -> keys.add(new Origin(place).child(key).path())));
    return keys;
  }
}
