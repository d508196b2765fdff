package io.meshlane.generator.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.meshlane.generator.GoldenCases;
import io.meshlane.generator.GoldenCases.GoldenCase;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The Lua of every golden folder, run by LuaJIT, the engine Envoy has. */
class CallbackLuaTest {
  private static final Pattern ENTRY = Pattern.compile("  \\[\"([^\"]+)\"] = \"([^\"]+)\",");

  /** One Lua source of one golden folder. */
  record Source(String name, String lua) {
    Map<String, String> lanes() {
      Map<String, String> lanes = new TreeMap<>();
      Matcher entry = ENTRY.matcher(lua);
      while (entry.find()) {
        lanes.put(entry.group(1), entry.group(2));
      }
      return lanes;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    for (GoldenCase golden : GoldenCases.all().toList()) {
      for (Manifest manifest : new Meshlane().render(golden.request()).value().orElseThrow()) {
        lua(manifest)
            .forEach(lua -> sources.add(new Source(golden + "/" + manifest.fileName(), lua)));
      }
    }
    return sources;
  }

  @Test
  void goldenFolders_holdLuaForBothPlacesAndForms() {
    assertThat(sources()).extracting(Source::name).hasSizeGreaterThanOrEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("sources")
  void request_ofAListedAuthority_getsItsLaneUnlessItHasOne(Source source) {
    assertThat(source.lanes()).isNotEmpty();
    try (LuaFilter filter = new LuaFilter(source.lua(), "project-version")) {

      source
          .lanes()
          .forEach(
              (host, lane) ->
                  authorities(host).forEach(authority -> check(filter, authority, lane)));
    }
  }

  @ParameterizedTest
  @MethodSource("sources")
  void request_ofAnotherAuthority_keepsWhatItHas(Source source) {
    try (LuaFilter filter = new LuaFilter(source.lua(), "project-version")) {
      for (String authority :
          List.of(
              "other.com", "xaaa.com", "aaa.com.evil.org", "[::1]:80", "[broken", "", ":80", ".")) {

        assertThat(filter.header(authority, null)).as(authority).isNull();
        assertThat(filter.header(authority, "-")).as(authority).isEqualTo("-");
      }
      assertThat(filter.header(null, null)).isNull();
    }
  }

  private static void check(LuaFilter filter, String authority, String lane) {
    assertThat(filter.header(authority, null)).as(authority).isEqualTo(lane);
    assertThat(filter.header(authority, "")).as(authority).isEqualTo(lane);
    assertThat(filter.header(authority, "-")).as(authority).isEqualTo(lane);
    assertThat(filter.header(authority, "already")).as(authority).isEqualTo("already");
  }

  private static Stream<String> authorities(String host) {
    String upper = host.toUpperCase(Locale.ROOT);
    Stream<String> any = Stream.of(host, upper, host + ":8443", upper + ":80");
    return host.startsWith("[") ? any : Stream.concat(any, Stream.of(host + ".", host + ".:443"));
  }

  private static List<String> lua(Manifest manifest) {
    YamlNode document =
        new YamlReader(new Findings())
            .parse(manifest.fileName(), manifest.text())
            .orElseGet(() -> fail(manifest.fileName()))
            .get(0);
    YamlNode.Mapping spec = ((YamlNode.Mapping) document).mapping("spec").orElseThrow();
    return switch (manifest.kind()) {
      case "EnvoyFilter" ->
          spec.mappings("configPatches").stream()
              .map(
                  patch ->
                      text(
                          patch,
                          "patch",
                          "value",
                          "typed_config",
                          "default_source_code",
                          "inline_string"))
              .toList();
      case "TrafficExtension" -> List.of(text(spec, "lua", "inlineCode"));
      default -> List.of();
    };
  }

  private static String text(YamlNode.Mapping from, String... path) {
    YamlNode.@Nullable Mapping mapping = from;
    for (int i = 0; i < path.length - 1; i++) {
      mapping = mapping.mapping(path[i]).orElseThrow();
    }
    return mapping.text(path[path.length - 1]).orElseThrow();
  }
}
