package io.meshlane.generator.discovery;

import static io.meshlane.generator.diagnostic.DiagnosticCode.MANIFEST_INVALID;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Field;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import io.meshlane.generator.yaml.YamlNode.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads values out of one Kubernetes object and reports those of a shape the API server would
 * refuse. Only the keys that lanes depend on are looked at: this is no validation of manifests.
 */
final class Shape {
  private final String file;
  private final String subject;
  private final Findings findings;
  private boolean sound = true;
  private boolean placeholderSeen;

  /** For the object that messages call {@code subject}. */
  Shape(String file, String subject, Findings findings) {
    this.file = file;
    this.subject = subject;
    this.findings = findings;
  }

  /** True as long as nothing was reported. */
  boolean isSound() {
    return sound;
  }

  Place place(YamlNode node) {
    return new Place(file, node.line(), node.column());
  }

  /** The mapping at {@code key}; its absence is a finding, unless something is wrong already. */
  Mapping requiredMapping(Mapping parent, String key, String help) {
    if (sound && parent.get(key).isEmpty()) {
      report(parent, "has no " + quoted(key), help);
    }
    return mapping(parent, key).orElseGet(() -> new Mapping(List.of(), 1, 1));
  }

  Optional<Mapping> mapping(Mapping parent, String key) {
    return parent
        .get(key)
        .flatMap(node -> typed(node, Mapping.class, key, "a mapping", "write " + key + ": {…}"));
  }

  /** The items of the list at {@code key}; none when it is absent. */
  List<YamlNode> list(Mapping parent, String key, String example) {
    return parent
        .get(key)
        .flatMap(node -> typed(node, Sequence.class, key, "a list", "write " + example))
        .map(Sequence::items)
        .orElse(List.of());
  }

  /** The mappings of the list at {@code key}. */
  List<Mapping> mappings(Mapping parent, String key, String example) {
    return list(parent, key, example).stream()
        .flatMap(item -> typed(item, Mapping.class, key, "a mapping", "write " + example).stream())
        .toList();
  }

  /** The texts of the list at {@code key}. */
  List<String> texts(Mapping parent, String key, String example) {
    return list(parent, key, example).stream().flatMap(item -> text(item, key).stream()).toList();
  }

  Optional<String> text(Mapping parent, String key) {
    return parent.get(key).flatMap(node -> text(node, key));
  }

  /** A mapping from names to texts, as labels are. */
  SortedMap<String, String> labels(Mapping parent, String key) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (Field field : mapping(parent, key).map(Mapping::fields).orElse(List.of())) {
      String name = field.key().text();
      if (field.value() instanceof Scalar scalar && scalar.isNull()) {
        labels.put(name, ""); // what the API server makes of it
      } else {
        text(field.value(), name).ifPresent(value -> labels.put(name, value));
      }
    }
    return labels;
  }

  /** A whole number from {@code min} to {@code max}. */
  OptionalLong number(Mapping parent, String key, long min, long max) {
    Optional<YamlNode> node = parent.get(key);
    if (node.isEmpty() || isPlaceholder(node.get(), key)) {
      return OptionalLong.empty();
    }
    if (node.get() instanceof Scalar scalar && scalar.plain()) {
      OptionalLong number = KubernetesScalar.wholeNumber(scalar);
      if (number.isPresent() && number.getAsLong() >= min && number.getAsLong() <= max) {
        return number;
      }
    }
    report(
        node.get(),
        quoted(key) + " is " + kind(node.get()) + " where a number belongs",
        "write a whole number from " + min + " to " + max + ", without quotes");
    return OptionalLong.empty();
  }

  void report(YamlNode at, String message, String help) {
    sound = false;
    findings.add(MANIFEST_INVALID, place(at), subject + ": " + message, help);
  }

  private Optional<String> text(YamlNode node, String key) {
    Optional<Scalar> scalar =
        typed(node, Scalar.class, key, "text", "write " + key + ": \"…\", in quotes");
    if (scalar.isEmpty() || isPlaceholder(node, key)) {
      return Optional.empty();
    }
    if (!KubernetesScalar.isText(scalar.get())) {
      String written = scalar.get().text();
      report(
          node,
          quoted(key) + " is " + quoted(written) + ", which Kubernetes reads as no text",
          "put it in quotes: " + key + ": \"" + written + "\"");
      return Optional.empty();
    }
    return scalar.map(Scalar::text);
  }

  private boolean isPlaceholder(YamlNode node, String key) {
    if (!(node instanceof Scalar scalar) || !KubernetesScalar.isPlaceholder(scalar)) {
      return false;
    }
    sound = false;
    if (!placeholderSeen) { // the same variable stands in name, labels and selector alike
      placeholderSeen = true;
      report(
          node,
          quoted(key) + " is " + quoted(scalar.text()) + ", a placeholder nobody has filled in",
          "render the file first (envsubst, helm template, kubectl kustomize) and name the result");
    }
    return true;
  }

  private <T extends YamlNode> Optional<T> typed(
      YamlNode node, Class<T> type, String key, String expected, String help) {
    if (type.isInstance(node)) {
      return Optional.of(type.cast(node));
    }
    report(node, quoted(key) + " is " + kind(node) + " where " + expected + " belongs", help);
    return Optional.empty();
  }

  private static String kind(YamlNode node) {
    return node instanceof Scalar scalar && !scalar.isNull() ? quoted(scalar.text()) : node.kind();
  }
}
