package io.meshlane.generator.parser;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MISSING_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.UNKNOWN_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.VALUE_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WRONG_TYPE;
import static io.meshlane.generator.diagnostic.Suggestion.didYouMean;
import static io.meshlane.generator.diagnostic.Suggestion.list;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Origin;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Field;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import io.meshlane.generator.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The keys of one mapping. Reading a key remembers that it is known; {@link #done} then reports all
 * others, so that the keys are written down once.
 */
final class Fields {
  private final Mapping mapping;
  private final Origin origin;
  private final Reading reading;
  private final Set<String> known = new HashSet<>();
  private final Set<String> asked;

  Fields(Mapping mapping, Origin origin, Reading reading) {
    this.mapping = mapping;
    this.origin = origin;
    this.reading = reading;
    this.asked = reading.asked(origin);
    reading.placed(origin, mapping);
  }

  Origin origin() {
    return origin;
  }

  boolean has(String key) {
    return node(key).isPresent();
  }

  /** Whatever stands at {@code key}; null counts as absent. */
  Optional<YamlNode> node(String key) {
    known.add(key);
    asked.add(key);
    Optional<YamlNode> node = mapping.get(key);
    node.ifPresent(found -> reading.placed(origin.child(key), found));
    return node;
  }

  Optional<String> text(String key) {
    return node(key).flatMap(node -> scalar(node, key, "text")).map(Scalar::text);
  }

  /** The text at {@code key}; its absence is a finding. */
  String requiredText(String key, String example) {
    requires(key, example);
    return text(key).orElse("");
  }

  /** Reports the absence of {@code key}. */
  void requires(String key, String example) {
    if (!has(key)) {
      report(MISSING_KEY, mapping, "key " + quoted(key) + " is missing", "write " + example);
    }
  }

  Optional<Boolean> bool(String key) {
    Optional<YamlNode> text =
        node(key).filter(node -> node instanceof Scalar scalar && !scalar.plain());
    if (text.isPresent()) {
      String message = quoted(key) + " is text where true or false belongs";
      report(WRONG_TYPE, text.get(), message, "write true or false, without quotes");
      return Optional.empty();
    }
    return word(key, Map.of("true", true, "false", false));
  }

  /** One of a few words. */
  <T> Optional<T> word(String key, Map<String, T> words) {
    Optional<Scalar> scalar = node(key).flatMap(node -> scalar(node, key, "one word"));
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    T value = words.get(scalar.get().text());
    if (value == null) {
      var sorted = new TreeSet<>(words.keySet());
      String otherwise = "write one of " + list(sorted);
      String message =
          quoted(key) + " is " + quoted(scalar.get().text()) + ", which is none of " + list(sorted);
      report(
          VALUE_INVALID, scalar.get(), message, didYouMean(scalar.get().text(), sorted, otherwise));
    }
    return Optional.ofNullable(value);
  }

  /** The texts of a list. */
  List<String> texts(String key) {
    return items(key).stream()
        .flatMap(item -> scalar(item, key, "text").stream())
        .map(Scalar::text)
        .toList();
  }

  /** A mapping from any key to text. */
  SortedMap<String, String> textMap(String key) {
    return map(key, node -> scalar(node, key, "text").map(Scalar::text));
  }

  /** A mapping from any key to what {@code value} reads; values it cannot read are left out. */
  <T> SortedMap<String, T> map(String key, Function<YamlNode, Optional<T>> value) {
    SortedMap<String, T> map = new TreeMap<>();
    node(key)
        .flatMap(node -> typed(node, Mapping.class, key, "a mapping"))
        .ifPresent(
            found -> {
              for (Field field : found.fields()) {
                reading.placed(origin.child(key).child(field.key().text()), field.value());
                value.apply(field.value()).ifPresent(v -> map.put(field.key().text(), v));
              }
            });
    return map;
  }

  /** The mapping at {@code key}, read by {@code read}. */
  <T> Optional<T> object(String key, Function<Fields, T> read) {
    return node(key)
        .flatMap(node -> typed(node, Mapping.class, key, "a mapping"))
        .map(found -> read(found, origin.child(key), read));
  }

  /** The mappings of the list at {@code key}, each read by {@code read}. */
  <T> List<T> objects(String key, Function<Fields, T> read) {
    List<T> objects = new ArrayList<>();
    List<YamlNode> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      Origin at = origin.child(key).child(i);
      typed(items.get(i), Mapping.class, key, "a mapping")
          .ifPresent(found -> objects.add(read(found, at, read)));
    }
    return objects;
  }

  /** Reports every key nobody has read. */
  void done() {
    for (Field field : mapping.fields()) {
      String key = field.key().text();
      if (!known.contains(key)) {
        var keys = new TreeSet<>(known);
        String otherwise = "remove it; keys here are " + list(keys);
        report(
            UNKNOWN_KEY,
            field.key(),
            "unknown key " + quoted(key),
            didYouMean(key, keys, otherwise));
      }
    }
  }

  /** Reports the value at {@code key}, or the mapping when there is none. */
  void reportAt(String key, DiagnosticCode code, String message, String help) {
    report(code, node(key).orElse(mapping), message, help);
  }

  void report(DiagnosticCode code, YamlNode at, String message, String help) {
    reading.report(code, at, message, help);
  }

  Mapping mapping() {
    return mapping;
  }

  Optional<Scalar> scalar(YamlNode node, String key, String expected) {
    Optional<Scalar> scalar = typed(node, Scalar.class, key, expected);
    if (scalar.isPresent() && scalar.get().isNull()) {
      report(
          WRONG_TYPE,
          node,
          quoted(key) + " holds nothing where " + expected + " belongs",
          "write " + expected);
      return Optional.empty();
    }
    return scalar;
  }

  private <T> T read(Mapping found, Origin at, Function<Fields, T> read) {
    Fields fields = new Fields(found, at, reading);
    T value = read.apply(fields);
    fields.done();
    return value;
  }

  private List<YamlNode> items(String key) {
    List<YamlNode> items =
        node(key)
            .flatMap(node -> typed(node, Sequence.class, key, "a list"))
            .map(Sequence::items)
            .orElse(List.of());
    for (int i = 0; i < items.size(); i++) {
      reading.placed(origin.child(key).child(i), items.get(i));
    }
    return items;
  }

  private <T extends YamlNode> Optional<T> typed(
      YamlNode node, Class<T> type, String key, String expected) {
    if (type.isInstance(node)) {
      return Optional.of(type.cast(node));
    }
    String message = quoted(key) + " is " + node.kind() + " where " + expected + " belongs";
    report(
        WRONG_TYPE,
        node,
        message,
        "write " + expected + (expected.equals("a list") ? ", as [x, y]" : ""));
    return Optional.empty();
  }
}
