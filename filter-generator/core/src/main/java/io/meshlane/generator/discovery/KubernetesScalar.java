package io.meshlane.generator.discovery;

import io.meshlane.generator.yaml.YamlNode.Scalar;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * What Kubernetes makes of a scalar. Its tools read YAML 1.1, where {@code yes} is a boolean and
 * {@code 1e5}, a shortened commit hash, a number.
 *
 * @see <a href="https://yaml.org/type/bool.html">YAML 1.1 booleans</a>
 */
final class KubernetesScalar {
  private static final Pattern BOOLEAN =
      Pattern.compile("y|yes|on|true|n|no|off|false", Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER =
      Pattern.compile(
          "[-+]?(0[xX][0-9a-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+"
              + "|(\\.[0-9_]+|[0-9][0-9_]*(\\.[0-9_]*)?)([eE][-+]?[0-9_]+)?)");

  private KubernetesScalar() {}

  /** True unless it is nothing, a boolean or a number. */
  static boolean isText(Scalar scalar) {
    String text = scalar.text();
    return !scalar.plain()
        || !(scalar.isNull() || BOOLEAN.matcher(text).matches() || NUMBER.matcher(text).matches());
  }

  /**
   * True for a value that some tool should have replaced: {@code $} and braces are in no name,
   * label or host.
   */
  static boolean isPlaceholder(Scalar scalar) {
    return scalar.text().contains("$") || scalar.text().contains("{{");
  }

  /** The number, if it is a decimal one. */
  static OptionalLong wholeNumber(Scalar scalar) {
    return scalar.text().matches("[0-9]{1,18}")
        ? OptionalLong.of(Long.parseLong(scalar.text()))
        : OptionalLong.empty();
  }
}
