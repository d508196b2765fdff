package io.meshlane.propagation;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values in: what is not sound counts as absent, and is counted. */
final class Inbound {
  private static final int LONGEST_FURTHER_VALUE = 4096;

  private final Counters counters;

  Inbound(Counters counters) {
    this.counters = counters;
  }

  <C> @Nullable String lane(C request, String header, HeaderReader<C> reader) {
    String value = only(reader.values(request, header));
    if (value == null || LaneNames.meansNone(value)) {
      return null;
    }
    if (!LaneNames.isValid(value)) {
      counters.invalid.increment();
      return null;
    }
    return value;
  }

  <C> FurtherHeaders further(C request, List<String> names, HeaderReader<C> reader) {
    FurtherHeaders further = FurtherHeaders.NONE;
    if (names.isEmpty()) {
      return further; // as nearly everywhere: without an iterator
    }
    for (String name : names) {
      String value = only(reader.values(request, name));
      if (value == null || value.isEmpty()) {
        continue;
      }
      if (isPrintable(value)) {
        further = further.with(name, value);
      } else {
        counters.invalid.increment();
      }
    }
    return further;
  }

  /**
   * The value that all lines share; null if there is no line, or if two differ: Envoy takes
   * whichever line its first matching rule finds, Java the first, so neither can be trusted.
   */
  private @Nullable String only(Iterator<String> values) {
    if (!values.hasNext()) {
      return null;
    }
    String first = values.next();
    while (values.hasNext()) {
      if (!values.next().equals(first)) {
        counters.conflicting.increment();
        return null;
      }
    }
    return first;
  }

  private static boolean isPrintable(String value) {
    return value.length() <= LONGEST_FURTHER_VALUE
        && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= '~'));
  }
}
