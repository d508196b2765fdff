package io.meshlane.generator.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns nodes into plain maps, lists, text, numbers and truth values, by YAML's core schema. */
public final class YamlValues {
  private static final Pattern WHOLE = Pattern.compile("[-+]?\\d{1,18}");
  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\.\\d+|\\d+(\\.\\d*)?)([eE][-+]?\\d{1,3})?");

  private YamlValues() {}

  /** A map for a mapping, in its order; null for nothing. */
  public static @Nullable Object of(YamlNode node) {
    if (node instanceof YamlNode.Mapping mapping) {
      Map<String, @Nullable Object> values = new LinkedHashMap<>();
      mapping.fields().forEach(field -> values.put(field.key().text(), of(field.value())));
      return values;
    }
    if (node instanceof YamlNode.Sequence sequence) {
      List<@Nullable Object> values = new ArrayList<>();
      sequence.items().forEach(item -> values.add(of(item)));
      return values;
    }
    return scalar((YamlNode.Scalar) node);
  }

  private static @Nullable Object scalar(YamlNode.Scalar scalar) {
    String text = scalar.text();
    if (!scalar.plain()) {
      return text;
    }
    if (scalar.isNull()) {
      return null;
    }
    if (text.equals("true") || text.equals("false")) {
      return Boolean.valueOf(text);
    }
    if (WHOLE.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    return DECIMAL.matcher(text).matches() ? (Object) new BigDecimal(text) : (Object) text;
  }
}
