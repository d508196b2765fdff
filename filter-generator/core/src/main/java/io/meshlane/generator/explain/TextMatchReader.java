package io.meshlane.generator.explain;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.Optional;

/** Reads Istio's StringMatch; whatever istiod would refuse is not understood. */
final class TextMatchReader {
  private static final int REGEX_LIMIT = 1024;

  private final ManifestObject object;
  private final String field;

  TextMatchReader(ManifestObject object, String field) {
    this.object = object;
    this.field = field;
  }

  /** For a header, where {@code {}} and {@code regex: "*"} ask only that it is there. */
  TextMatch header(YamlNode node) {
    boolean star =
        node instanceof Mapping mapping
            && mapping.fields().size() == 1
            && mapping.text("regex").filter("*"::equals).isPresent();
    boolean empty = node instanceof Mapping mapping && mapping.fields().isEmpty();
    return star || empty ? new TextMatch.Present() : text(node);
  }

  TextMatch text(YamlNode node) {
    if (!(node instanceof Mapping mapping) || mapping.fields().size() != 1) {
      return not(node, "one of exact, prefix and regex belongs here");
    }
    YamlNode.Field only = mapping.fields().get(0);
    Optional<String> value = ManifestObject.text(only.value());
    if (value.isEmpty()) {
      return not(only.value(), "Istio would refuse " + only.value().kind() + ": it is no text");
    }
    return switch (only.key().text()) {
      case "exact" -> new TextMatch.Exact(value.get(), false);
      case "prefix" ->
          value.get().isEmpty()
              ? not(node, "Istio refuses an empty prefix")
              : new TextMatch.Prefix(value.get(), false);
      case "regex" -> regex(only.value(), value.get());
      default -> not(node, "'" + only.key().text() + "' is none of exact, prefix and regex");
    };
  }

  private TextMatch regex(YamlNode node, String regex) {
    if (regex.length() > REGEX_LIMIT || RegexSize.isTooLarge(regex)) {
      return not(node, "the regular expression is too large, or quotes with \\Q");
    }
    try {
      return new TextMatch.Regex(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      return not(node, "the regular expression is not RE2's: " + e.getDescription());
    }
  }

  private TextMatch not(YamlNode node, String why) {
    return new TextMatch.NotUnderstood(object.unread(node, field, why));
  }
}
