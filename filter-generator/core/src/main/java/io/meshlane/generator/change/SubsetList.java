package io.meshlane.generator.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The subsets of one DestinationRule, by name.
 *
 * @param host in full
 */
record SubsetList(String host, Map<String, Map<String, Object>> byName) {
  private static final String NAME = "name";
  private static final String LABELS = "labels";
  private static final int NAME_WITHOUT_HASH = 54;

  /** Those of {@code destinationRule}. */
  static SubsetList of(MeshObject destinationRule) {
    Map<String, Map<String, Object>> byName = new LinkedHashMap<>();
    Map<String, Object> spec = destinationRule.spec();
    for (Map<String, Object> subset : Tree.maps(spec, "subsets")) {
      byName.put(Tree.text(subset, NAME).orElse(""), subset);
    }
    String host = Tree.text(spec, "host").orElse("");
    return new SubsetList(Hosts.full(host, destinationRule.key().namespace()), byName);
  }

  /** True when both have {@code name}, for pods with other labels. */
  boolean differsIn(String name, SubsetList other) {
    Map<String, Object> one = byName.get(name);
    Map<String, Object> two = other.byName.get(name);
    return one != null && two != null && !Tree.map(one, LABELS).equals(Tree.map(two, LABELS));
  }

  /**
   * These subsets and those that only {@code live} has, as far as {@code kept} wants them. A name
   * that stands for other pods in {@code live}, and that a route in {@code used} names, keeps its
   * old meaning and gets its new one under another name.
   */
  SubsetList with(SubsetList live, Set<SubsetReference> used, Predicate<SubsetReference> kept) {
    Map<String, Map<String, Object>> union = new LinkedHashMap<>();
    byName.forEach(
        (name, subset) -> {
          if (differsIn(name, live) && used.contains(new SubsetReference(host, name))) {
            union.put(name, live.byName.getOrDefault(name, subset));
            String other = otherName(name);
            union.put(other, Tree.with(subset, NAME, other));
          } else {
            union.put(name, subset);
          }
        });
    live.byName.forEach(
        (name, subset) -> {
          if (kept.test(new SubsetReference(host, name))) {
            union.putIfAbsent(name, subset);
          }
        });
    return new SubsetList(host, union);
  }

  /** What {@code name} is called while its old meaning is still in use. */
  String otherName(String name) {
    Map<String, Object> labels = Tree.map(byName.getOrDefault(name, Map.of()), LABELS);
    String cut = name.length() > NAME_WITHOUT_HASH ? name.substring(0, NAME_WITHOUT_HASH) : name;
    return cut + String.format("-%08x", labels.hashCode());
  }

  /** {@code rule} with these subsets; in the order of {@code there} when it has the same ones. */
  MeshObject in(MeshObject rule, SubsetList there) {
    Map<String, Map<String, Object>> ordered = byName.equals(there.byName) ? there.byName : byName;
    return rule.withSpec(Tree.with(rule.spec(), "subsets", List.copyOf(ordered.values())));
  }
}
