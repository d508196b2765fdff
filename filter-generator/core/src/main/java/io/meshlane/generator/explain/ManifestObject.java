package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** One Kubernetes object in a file, and how its values are read. */
record ManifestObject(
    String file,
    String kind,
    String group,
    String version,
    String name,
    String namespace,
    Mapping spec,
    Place place) {

  /** What Kubernetes would read as a number or a truth value, and refuse where text belongs. */
  private static final Pattern NO_TEXT =
      Pattern.compile("(?i)true|false|yes|no|on|off|y|n|[-+]?(\\d[\\d_]*)(\\.\\d*)?(e[-+]?\\d+)?");

  /** Those of networking.istio.io, whose fields are the same. */
  private static final Set<String> VERSIONS = Set.of("v1", "v1beta1", "v1alpha3");

  private static final Mapping NOTHING = new Mapping(List.of(), 0, 0);

  /** The object in {@code document}; empty where it is none. */
  static Optional<ManifestObject> of(String file, YamlNode document, String defaultNamespace) {
    if (!(document instanceof Mapping object) || object.text("kind").isEmpty()) {
      return Optional.empty();
    }
    String apiVersion = object.text("apiVersion").orElse("");
    Mapping metadata = object.mapping("metadata").orElse(NOTHING);
    return Optional.of(
        new ManifestObject(
            file,
            object.text("kind").orElseThrow(),
            apiVersion.contains("/") ? apiVersion.substring(0, apiVersion.indexOf('/')) : "",
            apiVersion.substring(apiVersion.indexOf('/') + 1),
            metadata.text("name").orElse(""),
            metadata.text("namespace").orElse(defaultNamespace),
            object.mapping("spec").orElse(new Mapping(List.of(), object.line(), object.column())),
            new Place(file, object.line(), object.column())));
  }

  /** {@code VirtualService shop/cart}. */
  String called() {
    return kind + " " + namespace + "/" + name;
  }

  /** What makes a rule unclear as a whole: its version, or fields of it that are not known. */
  List<Unread> strangers(Set<String> known) {
    List<Unread> strangers = new ArrayList<>();
    otherVersion().ifPresent(strangers::add);
    strangers.addAll(strangers(spec, kind + ".spec", known));
    return strangers;
  }

  List<Unread> strangers(Mapping mapping, String at, Set<String> known) {
    return mapping.fields().stream()
        .map(YamlNode.Field::key)
        .filter(key -> !known.contains(key.text()))
        .map(key -> unread(key, at + "." + key.text(), "explain does not read this field"))
        .toList();
  }

  Optional<Unread> otherVersion() {
    return VERSIONS.contains(version)
        ? Optional.empty()
        : Optional.of(new Unread(place, called(), "explain does not read version " + version));
  }

  Place at(YamlNode node) {
    return new Place(file, node.line(), node.column());
  }

  Unread unread(YamlNode node, String field, String why) {
    return new Unread(at(node), field, why);
  }

  /** The text of a scalar; empty where Kubernetes would not take it as text. */
  static Optional<String> text(YamlNode node) {
    return node instanceof Scalar scalar
            && !scalar.isNull()
            && !(scalar.plain() && NO_TEXT.matcher(scalar.text()).matches())
        ? Optional.of(scalar.text())
        : Optional.empty();
  }

  static OptionalInt number(YamlNode node) {
    return node instanceof Scalar scalar && scalar.plain() && scalar.text().matches("\\d{1,9}")
        ? OptionalInt.of(Integer.parseInt(scalar.text()))
        : OptionalInt.empty();
  }

  static OptionalInt number(Mapping mapping, String key) {
    return mapping.get(key).map(ManifestObject::number).orElse(OptionalInt.empty());
  }

  /** The scalars at {@code key}. */
  static List<String> texts(Mapping mapping, String key) {
    return mapping.items(key).stream()
        .filter(Scalar.class::isInstance)
        .map(item -> ((Scalar) item).text())
        .toList();
  }

  /** The scalars below {@code key}, sorted. */
  static SortedMap<String, String> labels(Mapping mapping, String key) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (YamlNode.Field field : mapping.mapping(key).orElse(NOTHING).fields()) {
      if (field.value() instanceof Scalar scalar) {
        labels.put(field.key().text(), scalar.isNull() ? "" : scalar.text());
      }
    }
    return Collections.unmodifiableSortedMap(labels);
  }

  /** {@code exportTo} with {@code .} replaced. */
  Visibility visibility() {
    return new Visibility(
        texts(spec, "exportTo").stream().map(to -> to.equals(".") ? namespace : to).toList());
  }

  /** A host in lower case, completed as istiod does: names with a dot stay as they are. */
  String fullHost(String host) {
    String lower = host.toLowerCase(Locale.ROOT);
    boolean isShort = !lower.equals("*") && !lower.contains(".") && !lower.contains(":");
    return isShort ? MeshName.host(lower, namespace) : lower;
  }
}
