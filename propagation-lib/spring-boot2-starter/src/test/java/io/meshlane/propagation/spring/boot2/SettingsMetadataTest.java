package io.meshlane.propagation.spring.boot2;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.spring.PropagationSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** What editors complete, beside what the README's table says. */
class SettingsMetadataTest {
  private static final Path README = Path.of("..", "README.md");
  private static final String METADATA = "/META-INF/spring-configuration-metadata.json";
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| (`[^|]+) \\| *([^|]*?) *\\| .+ \\|$");
  private static final Pattern VARIABLE = Pattern.compile("environment variable ([A-Z_]+)");

  @Test
  void keysAndDefaults_areThoseOfTheReadme() throws IOException {
    Map<String, String> documented = documented();

    assertThat(documented).hasSizeGreaterThan(10);
    assertThat(generated("meshlane.propagation.")).isEqualTo(documented);
  }

  @Test
  void keysOfOtherNames_areInTheReadmeToo() throws IOException {
    String readme = Files.readString(README);

    assertThat(generated("management.").keySet()).isNotEmpty().allMatch(readme::contains);
  }

  /** Default by key; empty for none. A row may have several keys. */
  private static Map<String, String> documented() throws IOException {
    String text = Files.readString(README);
    String settings = text.substring(text.indexOf("## Settings"), text.indexOf("## Wrap"));
    Map<String, String> documented = new TreeMap<>();
    for (Matcher row = ROW.matcher(settings); row.find(); ) {
      for (String key : row.group(1).split(", ")) {
        documented.put(
            "meshlane.propagation." + key.replace("`", ""), row.group(2).replace("`", ""));
      }
    }
    return documented;
  }

  private static Map<String, String> generated(String prefix) throws IOException {
    Map<String, String> generated = new TreeMap<>();
    try (InputStream json = PropagationSettings.class.getResourceAsStream(METADATA)) {
      String text = new String(json.readAllBytes(), StandardCharsets.UTF_8);
      Map<String, Object> all = JsonParserFactory.getJsonParser().parseMap(text);
      for (Object property : (Collection<?>) all.get("properties")) {
        Map<?, ?> fields = (Map<?, ?>) property;
        String name = (String) fields.get("name");
        if (name.startsWith(prefix)) {
          assertThat((String) fields.get("description")).as(name).isNotBlank();
          generated.put(name, defaultOf(fields));
        }
      }
    }
    return generated;
  }

  /** One that is looked up at the start can only be described. */
  private static String defaultOf(Map<?, ?> property) {
    Matcher variable = VARIABLE.matcher((String) property.get("description"));
    Object value = property.get("defaultValue");
    return value != null ? value.toString() : variable.find() ? "$" + variable.group(1) : "";
  }
}
