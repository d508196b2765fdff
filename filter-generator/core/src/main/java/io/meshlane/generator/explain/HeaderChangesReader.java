package io.meshlane.generator.explain;

import io.meshlane.generator.explain.HeaderChanges.Change;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import io.meshlane.generator.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads {@code headers.request} of a rule or a destination; response headers do not matter. */
final class HeaderChangesReader {
  private final ManifestObject object;
  private final List<Change> changes = new ArrayList<>();

  private HeaderChangesReader(ManifestObject object) {
    this.object = object;
  }

  static HeaderChanges read(ManifestObject object, Mapping owner) {
    Optional<Mapping> request =
        owner.mapping("headers").flatMap(headers -> headers.mapping("request"));
    if (request.isEmpty()) {
      return HeaderChanges.NONE;
    }
    HeaderChangesReader reader = new HeaderChangesReader(object);
    for (String name : ManifestObject.texts(request.get(), "remove")) {
      reader.changes.add(new HeaderChanges.Remove(name));
    }
    reader.values(request.get(), "set", HeaderChanges.Set::new);
    reader.values(request.get(), "add", HeaderChanges.Add::new);
    return new HeaderChanges(reader.changes);
  }

  private void values(Mapping request, String key, BiFunction<String, String, Change> change) {
    for (YamlNode.Field field : request.mapping(key).map(Mapping::fields).orElse(List.of())) {
      String name = field.key().text();
      changes.add(
          literal(field.value())
              .map(value -> change.apply(name, value))
              .orElseGet(
                  () ->
                      new HeaderChanges.Computed(
                          name, "headers.request." + key, object.at(field.key()))));
    }
  }

  /** Envoy reads {@code %…%} as something to compute and {@code %%} as one percent sign. */
  private static Optional<String> literal(YamlNode value) {
    return Optional.of(value)
        .filter(Scalar.class::isInstance)
        .map(scalar -> ((Scalar) scalar).text())
        .filter(text -> !text.replace("%%", "").contains("%"))
        .map(text -> text.replace("%%", "%"));
  }
}
