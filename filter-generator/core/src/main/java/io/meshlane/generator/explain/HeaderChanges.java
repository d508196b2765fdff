package io.meshlane.generator.explain;

import io.meshlane.generator.diagnostic.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a rule or a destination changes in the request's headers. */
record HeaderChanges(List<Change> changes) {
  static final HeaderChanges NONE = new HeaderChanges(List.of());

  HeaderChanges {
    changes = List.copyOf(changes);
  }

  /** These and then {@code others}, as one list: the removals of both come first. */
  HeaderChanges with(HeaderChanges others) {
    List<Change> both = new ArrayList<>(changes);
    both.addAll(others.changes);
    return new HeaderChanges(both);
  }

  /** Removals come first and additions last, as in Envoy's HeaderParser. */
  Headers apply(Headers headers) {
    List<Change> ordered = new ArrayList<>(changes);
    ordered.sort(Comparator.comparing(change -> rank(change)));
    Headers result = headers;
    for (Change change : ordered) {
      result = change.apply(result);
    }
    return result;
  }

  private static int rank(Change change) {
    if (change instanceof Remove) {
      return 0;
    }
    return change instanceof Add ? 2 : 1;
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
