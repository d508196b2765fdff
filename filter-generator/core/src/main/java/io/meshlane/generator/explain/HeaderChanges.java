package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.List;

/** What a rule or a destination changes in the request's headers. */
record HeaderChanges(List<Change> changes) {
  static final HeaderChanges NONE = new HeaderChanges(List.of());

  HeaderChanges {
    changes = List.copyOf(changes);
  }

  /** Removals come first, as in Envoy's HeaderParser. */
  Headers apply(Headers headers) {
    Headers result = headers;
    for (Change change : changes) {
      if (change instanceof Remove) {
        result = change.apply(result);
      }
    }
    for (Change change : changes) {
      if (!(change instanceof Remove)) {
        result = change.apply(result);
      }
    }
    return result;
  }

  /** One change; {@link #toString} says it in words. */
  sealed interface Change {
    String name();

    Headers apply(Headers headers);
  }

  /** Replaces the header. */
  record Set(String name, String value) implements Change {
    @Override
    public Headers apply(Headers headers) {
      return headers.with(name, value);
    }

    @Override
    public String toString() {
      return "sets " + name + ": " + value;
    }
  }

  /** Adds a line. */
  record Add(String name, String value) implements Change {
    @Override
    public Headers apply(Headers headers) {
      return headers.adding(name, value);
    }

    @Override
    public String toString() {
      return "adds " + name + ": " + value;
    }
  }

  /** Removes every line. */
  record Remove(String name) implements Change {
    @Override
    public Headers apply(Headers headers) {
      return headers.without(name);
    }

    @Override
    public String toString() {
      return "removes " + name;
    }
  }

  /** A value Envoy computes ({@code %…%}), or a change that could not be read. */
  record Computed(String name, String field, Place place) implements Change {
    @Override
    public Headers apply(Headers headers) {
      return headers;
    }

    @Override
    public String toString() {
      return "computes " + name;
    }
  }
}
