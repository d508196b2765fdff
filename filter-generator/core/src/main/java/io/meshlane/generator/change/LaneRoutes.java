package io.meshlane.generator.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The rules of a VirtualService as far as requests of one lane meet them.
 *
 * @param header the routing header
 */
record LaneRoutes(String header, String lane) {
  private static final String HTTP = "http";
  private static final String MATCH = "match";
  private static final String HEADERS = "headers";

  /**
   * {@code live} with the rules that {@code wanted} has for the lane in front, unless it has them
   * already; no other request notices.
   */
  MeshObject before(MeshObject live, MeshObject wanted) {
    List<Map<String, Object>> there = Tree.maps(live.spec(), HTTP);
    List<Map<String, Object>> ours = of(Tree.maps(wanted.spec(), HTTP));
    List<Map<String, Object>> theirs = of(there);
    boolean same = theirs.size() >= ours.size() && theirs.subList(0, ours.size()).equals(ours);
    if (same) {
      return live;
    }
    Set<Map<String, Object>> all = new LinkedHashSet<>(ours);
    all.addAll(there);
    return live.withSpec(Tree.with(live.spec(), HTTP, List.copyOf(all)));
  }

  /** Those of {@code rules} that take requests of the lane, and only these. */
  private List<Map<String, Object>> of(List<Map<String, Object>> rules) {
    Set<Map<String, Object>> found = new LinkedHashSet<>();
    for (Map<String, Object> rule : rules) {
      List<Map<String, Object>> matches = new ArrayList<>();
      List<Map<String, Object>> all = Tree.maps(rule, MATCH);
      (all.isEmpty() ? List.of(Map.<String, Object>of()) : all)
          .forEach(match -> restricted(match).ifPresent(matches::add));
      if (!matches.isEmpty()) {
        found.add(Tree.with(rule, MATCH, matches));
      }
    }
    return List.copyOf(found);
  }

  /** {@code match} for the lane alone; empty when it never takes such a request. */
  private Optional<Map<String, Object>> restricted(Map<String, Object> match) {
    Map<String, Object> without = Tree.map(match, "withoutHeaders");
    boolean refused = key(without).filter(key -> Map.of().equals(without.get(key))).isPresent();
    Map<String, Object> headers = new LinkedHashMap<>(Tree.map(match, HEADERS));
    Optional<String> named = key(headers);
    if (refused || !named.map(key -> takes(Tree.asMap(headers.get(key)))).orElse(true)) {
      return Optional.empty();
    }
    headers.put(named.orElse(header), Map.of("exact", lane));
    return Optional.of(Tree.with(match, HEADERS, headers));
  }

  private Optional<String> key(Map<String, Object> headers) {
    return headers.keySet().stream().filter(header::equalsIgnoreCase).findFirst();
  }

  private boolean takes(Map<String, Object> condition) {
    return Tree.text(condition, "exact").map(lane::equals).orElse(true)
        && Tree.text(condition, "prefix").map(lane::startsWith).orElse(true)
        && Tree.text(condition, "regex").map(lane::matches).orElse(true);
  }
}
