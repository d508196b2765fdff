package io.meshlane.generator.yaml;

import static io.meshlane.generator.diagnostic.DiagnosticCode.DUPLICATE_KEY;
import static io.meshlane.generator.diagnostic.DiagnosticCode.WRONG_TYPE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.YAML_LIMIT;
import static io.meshlane.generator.diagnostic.Suggestion.quoted;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;

/**
 * Turns parser events into {@link YamlNode}s without recursion, so that a hostile file can exhaust
 * neither stack nor heap: nesting and what aliases stand for are counted.
 */
final class YamlTreeBuilder {
  /** The deepest manifest Kubernetes has (a CRD) nests about 40 levels. */
  private static final int MAX_DEPTH = 100;

  /**
   * Nodes that aliases may add to a file; nine levels of nine aliases would be a thousand million.
   */
  private static final int MAX_ALIASED = 100_000;

  private final String file;
  private final Findings findings;
  private final List<YamlNode> documents = new ArrayList<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Map<Anchor, Frame.Built> anchors = new HashMap<>();
  private long aliased;
  private boolean failed;

  YamlTreeBuilder(String file, Findings findings) {
    this.file = file;
    this.findings = findings;
  }

  /** The finished documents, or empty when a key stood twice or was no scalar. */
  Optional<List<YamlNode>> documents() {
    return failed ? Optional.empty() : Optional.of(List.copyOf(documents));
  }

  void accept(Event event) {
    switch (event.getEventId()) {
      case DocumentStart -> anchors.clear();
      case Scalar -> scalar((ScalarEvent) event);
      case Alias -> alias((AliasEvent) event);
      case MappingStart -> push(Frame.mapping((MappingStartEvent) event, place(event)));
      case SequenceStart -> push(Frame.sequence((SequenceStartEvent) event, place(event)));
      case MappingEnd, SequenceEnd -> {
        Frame frame = open.pop();
        add(frame.build(), frame.anchor());
      }
      default -> {}
    }
  }

  private void push(Frame frame) {
    open.push(frame);
    if (open.size() > MAX_DEPTH) {
      throw limit(
          frame.place(), "values nest more than " + MAX_DEPTH + " levels deep", "flatten it");
    }
  }

  private void scalar(ScalarEvent event) {
    Place at = place(event);
    add(
        new Frame.Built(
            new YamlNode.Scalar(event.getValue(), event.isPlain(), at.line(), at.column()), 1),
        event.getAnchor());
  }

  private void alias(AliasEvent event) {
    Frame.@Nullable Built target = anchors.get(event.getAlias());
    if (target == null) {
      throw limit(
          place(event),
          "alias '*" + event.getAlias() + "' stands for nothing, or for itself",
          "write the value out");
    }
    aliased += target.size();
    if (aliased > MAX_ALIASED) {
      throw limit(
          place(event),
          "aliases stand for more than " + MAX_ALIASED + " values",
          "write the values out");
    }
    add(target, Optional.empty());
  }

  private void add(Frame.Built built, Optional<Anchor> anchor) {
    anchor.ifPresent(name -> anchors.put(name, built));
    Frame parent = open.peek();
    if (parent == null) {
      documents.add(built.node());
    } else {
      parent.add(built, this::report);
    }
  }

  private void report(YamlNode key, Frame.KeyProblem problem) {
    failed = true;
    Place at = new Place(file, key.line(), key.column());
    if (problem instanceof Frame.NoScalar) {
      findings.add(WRONG_TYPE, at, "a key is " + key.kind(), "write a word as the key");
    } else if (problem instanceof Frame.Twice twice) {
      String name = quoted(((YamlNode.Scalar) key).text());
      findings.add(
          DUPLICATE_KEY,
          at,
          "key " + name + " stands twice, first in line " + twice.firstLine(),
          "keep one of the two");
    }
  }

  private LimitExceeded limit(Place at, String message, String help) {
    findings.add(YAML_LIMIT, at, message, help);
    return new LimitExceeded();
  }

  private Place place(Event event) {
    Mark mark = event.getStartMark().orElseThrow();
    return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Ends the reading of a file whose finding is already made. */
  static final class LimitExceeded extends RuntimeException {
    private static final long serialVersionUID = 1;

    LimitExceeded() {
      super(null, null, false, false);
    }
  }
}
