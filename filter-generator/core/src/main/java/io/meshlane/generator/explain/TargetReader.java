package io.meshlane.generator.explain;

import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the destinations of a rule. */
final class TargetReader {
  private TargetReader() {}

  /** Every destination, or the first thing about them that is not understood. */
  static Action read(ManifestObject object, List<YamlNode> route) {
    List<Action.Target> targets = new ArrayList<>();
    for (YamlNode item : route) {
      Optional<Mapping> entry =
          item instanceof Mapping mapping ? Optional.of(mapping) : Optional.empty();
      Optional<Mapping> destination = entry.flatMap(mapping -> mapping.mapping("destination"));
      Optional<String> host = destination.flatMap(mapping -> mapping.text("host"));
      if (entry.isEmpty() || destination.isEmpty() || host.isEmpty()) {
        return not(object, item, "it names no host");
      }
      Optional<YamlNode> stranger =
          stranger(entry.get(), Set.of("destination", "weight", "headers"))
              .or(() -> stranger(destination.get(), Set.of("host", "subset", "port")));
      if (stranger.isPresent()) {
        return not(object, stranger.get(), "explain does not read " + stranger.get().kind());
      }
      targets.add(target(object, entry.get(), destination.get(), host.get()));
    }
    return new Action.Forward(targets);
  }

  private static Action.Target target(
      ManifestObject object, Mapping entry, Mapping destination, String host) {
    return new Action.Target(
        object.fullHost(host),
        destination.text("subset").filter(subset -> !subset.isEmpty()),
        destination
            .mapping("port")
            .map(port -> ManifestObject.number(port, "number"))
            .orElse(OptionalInt.empty()),
        ManifestObject.number(entry, "weight").orElse(0),
        HeaderChangesReader.read(object, entry),
        object.at(entry));
  }

  private static Optional<YamlNode> stranger(Mapping mapping, Set<String> known) {
    return mapping.fields().stream()
        .map(YamlNode.Field::key)
        .filter(key -> !known.contains(key.text()))
        .map(YamlNode.class::cast)
        .findFirst();
  }

  private static Action not(ManifestObject object, YamlNode node, String why) {
    return new Action.NotUnderstood(object.unread(node, "http.route", why));
  }
}
