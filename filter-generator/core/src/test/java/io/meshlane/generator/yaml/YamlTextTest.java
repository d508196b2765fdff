package io.meshlane.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class YamlTextTest {

  static Stream<Path> goldenFiles() throws IOException {
    return Files.walk(Path.of("src/test/resources/golden"))
        .filter(file -> file.getParent().endsWith("expected"))
        .filter(Files::isRegularFile)
        .sorted();
  }

  @ParameterizedTest
  @MethodSource("goldenFiles")
  void of_whatATemplatePrinted_isTheSameText(Path file) throws IOException {
    String text = Files.readString(file).replaceFirst("^# Generated.*\n", "");

    String printed = YamlText.of(parsed(text));

    assertThat(printed).isEqualTo(text);
  }

  @Test
  void of_valuesThatLookLikeOthers_readsBackTheSame() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("words", List.of("yes", "no", "1", "1e3", "0x1f", "null", "~", "", " a ", "a: b"));
    values.put("80", 80L);
    values.put("true", true);
    values.put("lines", "one\n  two\nthree\n");
    values.put("no end", "one\ntwo");
    values.put("blank first", "  one\ntwo\n");
    values.put("control", "a\u0001b\tc\r\n\u2028\uFEFFüñ");
    values.put("empty", Map.of("list", List.of(), "map", Map.of()));

    Map<String, ?> back = parsed(YamlText.of(values));

    assertThat(back).isEqualTo(values);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, ?> parsed(String text) {
    Findings findings = new Findings();
    List<YamlNode> documents = new YamlReader(findings).parse("test", text).orElse(List.of());
    assertThat(findings.sorted()).isEmpty();
    return (Map<String, ?>) YamlValues.of(documents.get(0));
  }
}
