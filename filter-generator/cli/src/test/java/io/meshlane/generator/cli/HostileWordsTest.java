package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No word of a topology can become code, structure or a line of its own in what is written. */
class HostileWordsTest {
  private static final List<String> WORDS =
      List.of(
          "\"",
          "v1\"",
          "v1\nv2: {}",
          "v1\n---\nkind: Secret",
          "${1+1}",
          "<#assign x=1>",
          "]]",
          "]] os.exit() --[[",
          "]==]",
          "]]--",
          "v1 #",
          "v1: x",
          "%",
          "%s%n",
          "\\",
          "'",
          "`id`",
          "\u001b[2J",
          "v1\u2028v2",
          "\uD83D\uDE80",
          "r\u0435lease", // CYRILLIC SMALL LETTER IE
          "release\u200b", // ZERO WIDTH SPACE
          "v".repeat(300));

  /** A topology for each place of a word; the word stands for {@code @}. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("topology", with("name: shop,", "name: @,")),
          Map.entry("namespace", with("namespace: test-istio", "namespace: @")),
          Map.entry("baseline", with("baseline: release", "baseline: @")),
          Map.entry("version label", with("  baseline:", "  versionLabel: @\n  baseline:")),
          Map.entry("gateway", with("- name: gateway", "- name: @")),
          Map.entry("selector", with("istio: ingressgateway", "istio: @")),
          Map.entry(
              "server host", with("hosts: [\"*\"]}]\n  services", "hosts: [@]}]\n  services")),
          Map.entry("service", with("name: testbbb", "name: @")),
          Map.entry("version", with("release-v1]", "@]")),
          Map.entry("entry host", with("hosts: [\"*\"], prefix", "hosts: [@], prefix")),
          Map.entry("entry gateway", with("{gateway: gateway,", "{gateway: @,")),
          Map.entry("mesh host", with("port: 32000,", "port: 32000, hosts: [@],")),
          Map.entry("lane", Shop.TOPOLOGY + "  lanes: [{name: @, fallback: [release-v1]}]\n"),
          Map.entry("fallback", Shop.TOPOLOGY + "  lanes: [{name: l, fallback: [@]}]\n"),
          Map.entry("callback host", callback("@", "release-v1", "orange")),
          Map.entry("callback lane", callback("aaa.com", "@", "orange")),
          Map.entry("callback workload", callback("aaa.com", "release-v1", "@")));

  @TempDir private Path folder;

  static Stream<Arguments> cases() {
    return NAMES.keySet().stream()
        .sorted()
        .flatMap(place -> WORDS.stream().map(word -> Arguments.of(place, escaped(word), word)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("cases")
  void name_thatIsNone_isAFinding(String place, String shown, String word) throws IOException {
    Shop.write(folder, NAMES.get(place).replace("@", '"' + shown + '"'));

    Called called = Called.in(folder, "generate", "$shop.yaml", "-o", "$out");

    assertThat(called.err())
        .matches("(?s)((error|warning)\\[ML[0-9]{4}] [^\n]+\n  help: [^\n]+\n  see:  [^\n]+\n)+.*")
        .doesNotContain("internal error")
        .doesNotContainPattern("[\\p{Cntrl}&&[^\n]]|[\\u2028\\u200b]");
    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(Called.files(folder)).containsExactly("shop.yaml");
  }

  static Stream<Arguments> values() {
    return Stream.of(
            with("prefix: /", "prefix: @"), callbackWith("  baseline:", "  header: @\n  baseline:"))
        .flatMap(topology -> WORDS.stream().map(word -> Arguments.of(escaped(word), topology)));
  }

  /** Paths and header names may hold nearly anything, but never more than themselves. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("values")
  void value_ofAnyCharacters_staysOneValue(String shown, String topology) throws IOException {
    Shop.write(
        folder,
        topology.replace("prefix: @", "prefix: \"/" + shown + '"').replace("@", '"' + shown + '"'));

    Called called = Called.in(folder, "generate", "$shop.yaml", "-o", "-");

    if (called.exitCode() == 0) {
      Findings findings = new Findings();
      Optional<List<YamlNode>> documents = new YamlReader(findings).parse("out", called.out());
      assertThat(findings.sorted()).isEmpty();
      assertThat(documents.orElseThrow()).hasSizeBetween(6, 7);
      assertThat(called.out()).doesNotContain("kind: Secret\n");
    } else {
      assertThat(called.exitCode()).isEqualTo(79);
      assertThat(called.err()).containsPattern("^error\\[ML0(215|201)] shop.yaml:");
    }
  }

  private static String with(String part, String other) {
    assertThat(Shop.TOPOLOGY).contains(part);
    return Shop.TOPOLOGY.replace(part, other);
  }

  private static String callbackWith(String part, String other) {
    return callback("aaa.com", "release-v1", "orange").replace(part, other);
  }

  private static String callback(String host, String lane, String app) {
    return Shop.TOPOLOGY
        + "  callbacks: [{hosts: [%s], lane: %s, at: {workload: {app: %s}}}]\n"
            .formatted(host, lane, app);
  }

  /** As it is written between double quotes in YAML. */
  private static String escaped(String word) {
    return word.codePoints()
        .mapToObj(
            point ->
                point > 0xFFFF
                    ? String.format(Locale.ROOT, "\\U%08x", point)
                    : point < 0x20 || point > 0x7e || point == '"' || point == '\\'
                        ? String.format(Locale.ROOT, "\\u%04x", point)
                        : Character.toString(point))
        .collect(Collectors.joining());
  }
}
