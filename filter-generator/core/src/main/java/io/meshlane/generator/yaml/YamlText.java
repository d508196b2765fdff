package io.meshlane.generator.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.DocumentEndEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ImplicitTuple;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.events.StreamStartEvent;

/**
 * Prints plain maps, lists, text, numbers and truth values as one YAML document, laid out as our
 * templates do it: keys in the order given, list items below their key. The text reads back the
 * same in YAML 1.1 (Kubernetes) and 1.2.
 */
public final class YamlText {
  private static final DumpSettings SETTINGS =
      DumpSettings.builder()
          .setIndent(2)
          .setWidth(Integer.MAX_VALUE)
          .setSplitLines(false)
          .setUseUnicodeEncoding(false)
          .build();

  private final List<Event> events = new ArrayList<>();

  private YamlText() {}

  /** The document, ending in a newline. */
  public static String of(Map<String, ?> document) {
    YamlText text = new YamlText();
    text.events.add(new StreamStartEvent());
    text.events.add(
        new DocumentStartEvent(
            false, Optional.empty(), Map.of(), Optional.empty(), Optional.empty()));
    text.add(document);
    text.events.add(new DocumentEndEvent(false));
    text.events.add(new StreamEndEvent());
    return new Present(SETTINGS).emitToString(text.events.iterator());
  }

  private void add(Object value) {
    if (value instanceof Map<?, ?> map) {
      events.add(new MappingStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      map.forEach(
          (key, item) -> {
            text(String.valueOf(key));
            add(item);
          });
      events.add(new MappingEndEvent());
    } else if (value instanceof List<?> list) {
      events.add(new SequenceStartEvent(Optional.empty(), Optional.empty(), true, FlowStyle.BLOCK));
      list.forEach(this::add);
      events.add(new SequenceEndEvent());
    } else if (value instanceof String string) {
      text(string);
    } else {
      scalar(String.valueOf(value), ScalarStyle.PLAIN);
    }
  }

  private void text(String text) {
    boolean lines = text.indexOf('\n') >= 0 && text.chars().allMatch(c -> c >= ' ' || c == '\n');
    scalar(
        text,
        lines
            ? ScalarStyle.LITERAL
            : YamlScalar.isPlain(text) ? ScalarStyle.PLAIN : ScalarStyle.DOUBLE_QUOTED);
  }

  private void scalar(String text, ScalarStyle style) {
    events.add(
        new ScalarEvent(
            Optional.empty(), Optional.empty(), new ImplicitTuple(true, true), text, style));
  }
}
