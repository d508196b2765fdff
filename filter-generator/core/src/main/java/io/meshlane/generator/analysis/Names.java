package io.meshlane.generator.analysis;

import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.topology.Slug;
import java.util.List;
import java.util.regex.Pattern;

/** What Kubernetes and Istio accept as names. */
final class Names {
  private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
  private static final Pattern LABEL_VALUE =
      Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9._]{0,61}[A-Za-z0-9])?");
  private static final Pattern LABEL_KEY =
      Pattern.compile(
          "([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9._]{0,61}[A-Za-z0-9])?");
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([-A-Za-z0-9]{0,61}[A-Za-z0-9])?)+");
  private static final Pattern IPV6_LITERAL = Pattern.compile("\\[[0-9A-Fa-f:.]{2,45}]");
  private static final int MAX_HOST = 253;

  private Names() {}

  /** A Service, namespace or Gateway may be called so. */
  static boolean isDnsLabel(String name) {
    return DNS_LABEL.matcher(name).matches();
  }

  /** A pod label may have this value, and the routing header too: its own rule is wider. */
  static boolean isLabelValue(String value) {
    return LABEL_VALUE.matcher(value).matches();
  }

  /** A label may have this key. */
  static boolean isLabelKey(String key) {
    return LABEL_KEY.matcher(key).matches();
  }

  /** A full name: at least two labels, no wildcard, no port. */
  static boolean isHost(String host) {
    return host.length() <= MAX_HOST && HOST.matcher(host).matches();
  }

  /** {@code *}, {@code *.example.com} or a full name. */
  static boolean isHostPattern(String host) {
    return host.equals("*") || isHost(host.startsWith("*.") ? host.substring(2) : host);
  }

  /** {@code [2001:db8::1]}, as it stands in an authority. */
  static boolean isIpv6Literal(String host) {
    return IPV6_LITERAL.matcher(host).matches();
  }

  /** What to write instead of a name that is no DNS label. */
  static String slugHelp(String name) {
    String slug = Slug.distinct(List.of(name)).get(name);
    return "write "
        + quoted(String.valueOf(slug))
        + ": lower-case letters, digits and '-', at most 63 characters"
        + foreignLetter(name);
  }

  /** Names the first letter that only looks like one of ours. */
  private static String foreignLetter(String name) {
    return name.codePoints()
        .filter(point -> point > 126)
        .mapToObj(
            point ->
                String.format(
                    java.util.Locale.ROOT,
                    "; %s is U+%04X, no Latin letter",
                    quoted(Character.toString(point)),
                    point))
        .findFirst()
        .orElse("");
  }
}
