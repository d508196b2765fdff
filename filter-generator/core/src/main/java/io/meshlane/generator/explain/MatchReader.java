package io.meshlane.generator.explain;

import io.meshlane.generator.explain.Condition.Part;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Reads one HTTPMatchRequest. */
final class MatchReader {
  private final ManifestObject object;
  private final List<Condition> placement = new ArrayList<>();
  private final List<Condition> content = new ArrayList<>();

  private MatchReader(ManifestObject object) {
    this.object = object;
  }

  static Match read(ManifestObject object, YamlNode node) {
    MatchReader reader = new MatchReader(object);
    if (node instanceof Mapping match) {
      boolean anyCase = match.text("ignoreUriCase").filter("true"::equals).isPresent();
      match.fields().forEach(field -> reader.field(field, anyCase));
    } else {
      reader.content.add(reader.not(node, "match", "a mapping belongs here"));
    }
    return new Match(reader.placement, reader.content);
  }

  private void field(YamlNode.Field field, boolean anyCase) {
    String key = field.key().text();
    YamlNode value = field.value();
    if (value instanceof Scalar scalar && scalar.isNull()) {
      return;
    }
    switch (key) {
      case "name", "statPrefix", "ignoreUriCase" -> {}
      case "uri" -> {
        TextMatch uri = text(key, value);
        content.add(new Condition.Of(Part.URI, anyCase ? uri.ignoringCase() : uri));
      }
      case "authority" -> content.add(new Condition.Of(Part.AUTHORITY, text(key, value)));
      case "method" -> content.add(new Condition.Of(Part.METHOD, text(key, value)));
      case "scheme" -> content.add(new Condition.Of(Part.SCHEME, text(key, value)));
      case "headers", "withoutHeaders" -> headers(key, value);
      case "port" -> placement.add(port(value));
      case "gateways" -> placement.add(gateways(value));
      case "sourceNamespace" -> placement.add(sourceNamespace(value));
      case "sourceLabels" -> sourceLabels(value);
      default -> content.add(not(value, "match." + key, "explain does not read this field"));
    }
  }

  private TextMatch text(String key, YamlNode value) {
    return new TextMatchReader(object, "match." + key).text(value);
  }

  private void headers(String key, YamlNode value) {
    if (!(value instanceof Mapping headers)) {
      content.add(not(value, "match." + key, "a mapping belongs here"));
      return;
    }
    for (YamlNode.Field header : headers.fields()) {
      String name = header.key().text().toLowerCase(Locale.ROOT);
      String field = "match." + key + "." + name;
      if (isPseudo(name)) {
        content.add(not(header.key(), field, "this is no header of the request"));
      } else {
        TextMatch match = new TextMatchReader(object, field).header(header.value());
        boolean without = key.equals("withoutHeaders");
        content.add(new Condition.Header(name, match, without, object.at(header.key())));
      }
    }
  }

  /** Istio ignores four of these and gives the others a meaning of their own. */
  private static boolean isPseudo(String name) {
    return name.startsWith(":")
        || name.startsWith("@")
        || List.of("uri", "scheme", "method", "authority", "host").contains(name);
  }

  private Condition port(YamlNode value) {
    var number = ManifestObject.number(value);
    return number.isPresent()
        ? new Condition.Port(number.getAsInt(), object.at(value))
        : not(value, "match.port", "a number belongs here");
  }

  private Condition gateways(YamlNode value) {
    return value instanceof YamlNode.Sequence list
        ? new Condition.Gateways(VirtualServiceReader.gateways(object, list.items()))
        : not(value, "match.gateways", "a list belongs here");
  }

  private Condition sourceNamespace(YamlNode value) {
    return ManifestObject.text(value)
        .<Condition>map(name -> new Condition.SourceNamespace(name, object.at(value)))
        .orElseGet(() -> not(value, "match.sourceNamespace", "a name belongs here"));
  }

  private void sourceLabels(YamlNode value) {
    if (!(value instanceof Mapping labels && labels.fields().isEmpty())) {
      placement.add(
          not(value, "match.sourceLabels", "who calls with these labels is not in the request"));
    }
  }

  private Condition not(YamlNode node, String field, String why) {
    return new Condition.NotUnderstood(object.unread(node, field, why));
  }
}
