package io.meshlane.generator.change;

import io.meshlane.generator.explain.LaneFilter;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What callback filters do: authorities, and the lanes they give to requests without one. */
record Callbacks(Set<Entry> entries) {

  /** One line of a filter's table. */
  record Entry(String header, String authority, String lane) {}

  /** Those of {@code filters}; a filter that is not ours has none. */
  static Callbacks of(Stream<MeshObject> filters) {
    Set<Entry> entries = new HashSet<>();
    filters.forEach(filter -> collect(filter.spec(), entries));
    return new Callbacks(entries);
  }

  private static void collect(Object value, Set<Entry> entries) {
    if (value instanceof Map<?, ?> map) {
      map.values().forEach(item -> collect(item, entries));
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, entries));
    } else if (value instanceof String source) {
      LaneFilter.read(source)
          .ifPresent(
              filter ->
                  filter
                      .lanes()
                      .forEach(
                          (authority, lane) ->
                              entries.add(new Entry(filter.header(), authority, lane))));
    }
  }

  /**
   * {@code now} with the rules of {@code wanted} for each lane into which these send requests that
   * {@code others} do not.
   */
  MeshObject lanesBeyond(Callbacks others, MeshObject now, MeshObject wanted) {
    MeshObject with = now;
    for (LaneRoutes lane : lanesBeyond(others)) {
      with = lane.before(with, wanted);
    }
    return with;
  }

  private List<LaneRoutes> lanesBeyond(Callbacks others) {
    return entries.stream()
        .filter(entry -> !others.entries.contains(entry))
        .map(entry -> new LaneRoutes(entry.header(), entry.lane()))
        .distinct()
        .sorted(Comparator.comparing(LaneRoutes::lane))
        .toList();
  }

  /** True when every authority of {@code others} is here, for whatever lane. */
  boolean coverAll(Callbacks others) {
    Set<String> here = entries.stream().map(Entry::authority).collect(Collectors.toSet());
    return others.entries.stream().allMatch(entry -> here.contains(entry.authority()));
  }
}
