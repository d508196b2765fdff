package io.meshlane.generator.yaml;

import java.util.List;
import java.util.Optional;

/**
 * One value of a YAML document, with its place. Aliases are resolved: the same node may stand in
 * several places.
 */
public sealed interface YamlNode {

  /** 1-based line of its first character. */
  int line();

  /** 1-based column of its first character. */
  int column();

  /** What it is, for messages: {@code a mapping}, {@code a list}, {@code text}. */
  String kind();

  /**
   * A single value.
   *
   * @param text its content
   * @param plain true when it was written without quotes, so that {@code true}, {@code 80} and
   *     {@code null} are no text
   */
  record Scalar(String text, boolean plain, int line, int column) implements YamlNode {
    /** True for {@code null}, {@code ~} and nothing at all. */
    public boolean isNull() {
      return plain
          && (text.isEmpty() || text.equals("null") || text.equals("~") || text.equals("Null"));
    }

    @Override
    public String kind() {
      return isNull() ? "nothing" : "'" + text + "'";
    }
  }

  /** A list. */
  record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
    @Override
    public String kind() {
      return "a list";
    }
  }

  /** A mapping; its keys are scalars, each at most once, in the order of the file. */
  record Mapping(List<Field> fields, int line, int column) implements YamlNode {
    /** The value of {@code key}, unless it is absent or null. */
    public Optional<YamlNode> get(String key) {
      for (Field field : fields) {
        if (field.key().text().equals(key)) {
          return field.value() instanceof Scalar scalar && scalar.isNull()
              ? Optional.empty()
              : Optional.of(field.value());
        }
      }
      return Optional.empty();
    }

    /** The mapping at {@code key}, if there is one. */
    public Optional<Mapping> mapping(String key) {
      return get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }

    /** The text at {@code key}, if there is a scalar. */
    public Optional<String> text(String key) {
      return get(key).filter(Scalar.class::isInstance).map(node -> ((Scalar) node).text());
    }

    /** The items at {@code key}; none when it is no list. */
    public List<YamlNode> items(String key) {
      return get(key)
          .filter(Sequence.class::isInstance)
          .map(node -> ((Sequence) node).items())
          .orElse(List.of());
    }

    /** The mappings among the items at {@code key}. */
    public List<Mapping> mappings(String key) {
      return items(key).stream()
          .filter(Mapping.class::isInstance)
          .map(Mapping.class::cast)
          .toList();
    }

    @Override
    public String kind() {
      return "a mapping";
    }
  }

  /** One key and its value. */
  record Field(Scalar key, YamlNode value) {}
}
