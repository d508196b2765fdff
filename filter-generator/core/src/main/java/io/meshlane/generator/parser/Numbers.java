package io.meshlane.generator.parser;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DURATION_INVALID;
import static io.meshlane.generator.diagnostic.DiagnosticCode.NUMBER_OUT_OF_RANGE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WRONG_TYPE;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers, percentages and durations of a mapping. */
final class Numbers {
  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,4})?");
  private static final Pattern DURATION_PART =
      Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,9})?)(ms|h|m|s)");
  private static final Duration MAX = Duration.ofDays(365);

  private Numbers() {}

  static OptionalInt port(Fields fields, String key) {
    return integer(fields, key, 1, 65535);
  }

  /** A whole number from {@code min} to {@code max}. */
  static OptionalInt integer(Fields fields, String key, int min, int max) {
    Optional<YamlNode> node = fields.node(key);
    return node.isPresent() ? integer(fields, node.get(), key, min, max) : OptionalInt.empty();
  }

  static OptionalInt integer(Fields fields, YamlNode node, String key, int min, int max) {
    Optional<Scalar> scalar = fields.scalar(node, key, "a number");
    if (scalar.isEmpty()) {
      return OptionalInt.empty();
    }
    String text = scalar.get().text();
    if (!scalar.get().plain() || !INTEGER.matcher(text).matches()) {
      String help = "write a whole number from " + min + " to " + max + ", without quotes";
      fields.report(
          WRONG_TYPE, node, quoted(key) + " is " + quoted(text) + " where a number belongs", help);
      return OptionalInt.empty();
    }
    long value = Long.parseLong(text);
    if (value < min || value > max) {
      String help = "write a number from " + min + " to " + max;
      fields.report(
          NUMBER_OUT_OF_RANGE, node, quoted(key) + " is " + value + ", out of range", help);
      return OptionalInt.empty();
    }
    return OptionalInt.of((int) value);
  }

  /**
   * A percentage from 0 to 100, with up to four decimals (Envoy's finest step is one in a million).
   */
  static OptionalDouble percent(Fields fields, String key) {
    Optional<Scalar> scalar =
        fields.node(key).flatMap(node -> fields.scalar(node, key, "a percentage"));
    if (scalar.isEmpty()) {
      return OptionalDouble.empty();
    }
    String text = scalar.get().text();
    String help = "write a number from 0 to 100, as 2.5, without % and quotes";
    if (!scalar.get().plain() || !DECIMAL.matcher(text).matches()) {
      fields.report(
          WRONG_TYPE,
          scalar.get(),
          quoted(key) + " is " + quoted(text) + " where a percentage belongs",
          help);
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(text);
    if (value > 100) {
      fields.report(
          NUMBER_OUT_OF_RANGE, scalar.get(), quoted(key) + " is " + text + ", out of range", help);
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(value);
  }

  /**
   * A duration as Istio takes it: at least one millisecond, in whole milliseconds, at most a year.
   */
  static Optional<Duration> duration(Fields fields, String key) {
    Optional<Scalar> scalar =
        fields.node(key).flatMap(node -> fields.scalar(node, key, "a duration"));
    if (scalar.isEmpty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> millis = millis(scalar.get().text());
    if (millis.isEmpty()) {
      reportDuration(fields, scalar.get(), key, "is no duration");
    } else if (millis.get().stripTrailingZeros().scale() > 0 || millis.get().signum() == 0) {
      reportDuration(fields, scalar.get(), key, "is not at least 1ms in whole milliseconds");
    } else if (millis.get().compareTo(BigDecimal.valueOf(MAX.toMillis())) > 0) {
      reportDuration(fields, scalar.get(), key, "is more than a year");
    } else {
      return Optional.of(Duration.ofMillis(millis.get().longValueExact()));
    }
    return Optional.empty();
  }

  private static Optional<BigDecimal> millis(String text) {
    Matcher part = DURATION_PART.matcher(text);
    BigDecimal sum = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      sum = sum.add(new BigDecimal(part.group(1)).multiply(unit(part.group(2))));
      end = part.end();
    }
    return end == text.length() && end > 0 ? Optional.of(sum) : Optional.empty();
  }

  private static BigDecimal unit(String unit) {
    return switch (unit) {
      case "h" -> BigDecimal.valueOf(3_600_000);
      case "m" -> BigDecimal.valueOf(60_000);
      case "s" -> BigDecimal.valueOf(1_000);
      default -> BigDecimal.ONE;
    };
  }

  private static void reportDuration(Fields fields, Scalar at, String key, String why) {
    String help = "write it as 10s, 250ms, 1.5s or 1h30m; to have none, leave the key out";
    fields.report(DURATION_INVALID, at, quoted(key) + " " + why + ": " + quoted(at.text()), help);
  }
}
