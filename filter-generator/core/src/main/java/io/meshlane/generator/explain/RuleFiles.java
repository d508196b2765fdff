package io.meshlane.generator.explain;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FILE_UNREADABLE;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Collects the Kubernetes objects of files and folders. */
final class RuleFiles {
  private final String defaultNamespace;
  private final Findings findings;
  private final YamlReader reader;
  private final List<ManifestObject> objects = new ArrayList<>();

  RuleFiles(String defaultNamespace, Findings findings) {
    this.defaultNamespace = defaultNamespace;
    this.findings = findings;
    this.reader = new YamlReader(findings);
  }

  List<ManifestObject> objects() {
    return List.copyOf(objects);
  }

  void read(List<Path> paths) {
    Set<Path> seen = new LinkedHashSet<>();
    for (Path path : paths) {
      for (Path file : files(path)) {
        if (seen.add(file.toAbsolutePath().normalize())) {
          reader
              .read(file, YamlReader.MANIFEST_LIMIT)
              .ifPresent(documents -> add(file.toString(), documents));
        }
      }
    }
  }

  void parse(String name, String text) {
    reader.parse(name, text).ifPresent(documents -> add(name, documents));
  }

  private List<Path> files(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> found = Files.walk(path)) {
      return found.filter(Files::isRegularFile).filter(RuleFiles::isYaml).sorted().toList();
    } catch (IOException | java.io.UncheckedIOException e) {
      findings.add(
          FILE_UNREADABLE,
          Place.of(path.toString()),
          "the folder cannot be read: " + e,
          "check its permissions");
      return List.of();
    }
  }

  private static boolean isYaml(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.endsWith(".yaml") || name.endsWith(".yml");
  }

  private void add(String file, List<YamlNode> documents) {
    for (YamlNode document : documents) {
      if (document instanceof YamlNode.Mapping list && isList(list)) {
        add(file, list.items("items"));
      } else {
        ManifestObject.of(file, document, defaultNamespace).ifPresent(objects::add);
      }
    }
  }

  private static boolean isList(YamlNode.Mapping object) {
    return object.text("kind").filter(kind -> kind.endsWith("List")).isPresent()
        && object.get("items").isPresent();
  }
}
