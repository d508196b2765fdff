package io.meshlane.generator.spec;

import io.meshlane.generator.diagnostic.DiagnosticCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Reads the cases of {@code src/test/resources/spec}; README.md there says how they are written.
 */
final class SpecFile {
  static final Path FOLDER = Path.of("src/test/resources/spec");

  private SpecFile() {}

  /** Every case, in the order of the files. */
  static List<SpecCase> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .sorted()
          .flatMap(SpecFile::documents)
          .flatMap(SpecFile::cases)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of {@code code}, negative or positive. */
  static List<SpecCase> of(DiagnosticCode code, boolean negative) {
    return all().stream()
        .filter(spec -> spec.rule() == code && spec.negative() == negative)
        .toList();
  }

  private static Stream<Map<?, ?>> documents(Path file) {
    try {
      Load load = new Load(LoadSettings.builder().setLabel(file.toString()).build());
      Iterable<Object> documents = load.loadAllFromString(Files.readString(file));
      return StreamSupport.stream(documents.spliterator(), false).map(Map.class::cast);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<SpecCase> cases(Map<?, ?> document) {
    DiagnosticCode rule = DiagnosticCode.valueOf((String) document.get("rule"));
    return Stream.of("negative", "positive")
        .flatMap(
            sign ->
                mapping(document, sign).entrySet().stream()
                    .map(
                        found ->
                            SpecCase.of(
                                rule,
                                sign.equals("negative"),
                                (String) found.getKey(),
                                (Map<?, ?>) found.getValue())));
  }

  static Map<?, ?> mapping(Map<?, ?> parent, String key) {
    return parent.get(key) instanceof Map<?, ?> map ? map : Map.of();
  }
}
