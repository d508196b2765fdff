package io.meshlane.generator.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.generator.diagnostic.Findings;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlScalarTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "release-v1",
        "istio-system/public",
        "10s",
        "250ms",
        "connect-failure,503",
        "app.kubernetes.io/name"
      })
  void of_harmlessText_staysPlain(String text) {
    assertThat(YamlScalar.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.10",
        "0x1f",
        "1e3",
        "12:30",
        "true",
        "No",
        "y",
        "null",
        "~",
        "-",
        "*",
        "a: b",
        "a #b",
        "'",
        "2001-01-01",
        "<<",
        "=",
        ".5",
        "+1"
      })
  void of_textThatYamlReadsOtherwise_isQuoted(String text) {
    assertThat(YamlScalar.of(text)).isEqualTo('"' + text + '"');
  }

  @Test
  void of_anyText_readsBackAsItself() {
    Random random = new Random(20261121);
    for (int i = 0; i < 20_000; i++) {
      String text = text(random);

      var document =
          new YamlReader(new Findings())
              .parse("test", "key: " + YamlScalar.of(text) + "\n")
              .orElseThrow()
              .get(0);

      assertThat(((YamlNode.Mapping) document).fields().get(0).value())
          .isInstanceOfSatisfying(
              YamlNode.Scalar.class, scalar -> assertThat(scalar.text()).isEqualTo(text));
    }
  }

  private static String text(Random random) {
    String awkward = "\"'\\\n\r\t ${}[]#:%&*!|>-?,`@~\u0000\u001b\u0085\u2028\ufeff\u0430é中";
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      text.append(
          random.nextBoolean()
              ? awkward.charAt(random.nextInt(awkward.length()))
              : (char) ('!' + random.nextInt(94)));
    }
    return text.toString();
  }
}
