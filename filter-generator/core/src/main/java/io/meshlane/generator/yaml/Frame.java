package io.meshlane.generator.yaml;

import io.meshlane.generator.diagnostic.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;

/** A collection whose end has not been read yet. */
final class Frame {
  private final boolean mapping;
  private final Optional<Anchor> anchor;
  private final Place place;
  private final List<YamlNode> items = new ArrayList<>();
  private final List<YamlNode.Field> fields = new ArrayList<>();
  private final Map<String, Integer> keyLines = new HashMap<>();
  private @Nullable YamlNode key;
  private long size = 1;

  private Frame(boolean mapping, Optional<Anchor> anchor, Place place) {
    this.mapping = mapping;
    this.anchor = anchor;
    this.place = place;
  }

  static Frame mapping(MappingStartEvent event, Place place) {
    return new Frame(true, event.getAnchor(), place);
  }

  static Frame sequence(SequenceStartEvent event, Place place) {
    return new Frame(false, event.getAnchor(), place);
  }

  Optional<Anchor> anchor() {
    return anchor;
  }

  Place place() {
    return place;
  }

  void add(Built child, BiConsumer<YamlNode, KeyProblem> report) {
    size += child.size();
    if (!mapping) {
      items.add(child.node());
    } else if (key == null) {
      key = child.node();
    } else {
      field(key, child.node(), report);
      key = null;
    }
  }

  private void field(YamlNode name, YamlNode value, BiConsumer<YamlNode, KeyProblem> report) {
    if (!(name instanceof YamlNode.Scalar scalar)) {
      report.accept(name, new NoScalar());
      return;
    }
    Integer first = keyLines.putIfAbsent(scalar.text(), scalar.line());
    if (first != null) {
      report.accept(name, new Twice(first));
      return;
    }
    fields.add(new YamlNode.Field(scalar, value));
  }

  Built build() {
    YamlNode node =
        mapping
            ? new YamlNode.Mapping(List.copyOf(fields), place.line(), place.column())
            : new YamlNode.Sequence(List.copyOf(items), place.line(), place.column());
    return new Built(node, size);
  }

  /** A finished node and how many nodes it holds, aliases counted each time. */
  record Built(YamlNode node, long size) {}

  /** What can be wrong with a key. */
  sealed interface KeyProblem {}

  /** The key is a list or a mapping. */
  record NoScalar() implements KeyProblem {}

  /** The key was there before. */
  record Twice(int firstLine) implements KeyProblem {}
}
