package io.meshlane.generator.change;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Subsets whose name still stands for other pods: one DestinationRule cannot hold both meanings.
 * Routes use another name until no route uses the old meaning.
 */
final class TemporaryNames {
  private final LiveObjects live;
  private final Collection<MeshObject> wanted;

  TemporaryNames(LiveObjects live, Collection<MeshObject> wanted) {
    this.live = live;
    this.wanted = wanted;
  }

  /** Subset to the name it has for now; only those that have one. */
  Map<SubsetReference, String> all() {
    Map<SubsetReference, String> names = new HashMap<>();
    for (MeshObject rule : wanted) {
      Optional<MeshObject> there = live.get(rule.key());
      if (rule.key().kind().equals(Kinds.DESTINATION_RULE) && there.isPresent()) {
        SubsetList subsets = SubsetList.of(rule);
        SubsetList now = SubsetList.of(there.get());
        Set<String> all = subsets.byName().keySet();
        all.stream()
            .filter(name -> subsets.differsIn(name, now))
            .forEach(
                name ->
                    names.put(new SubsetReference(subsets.host(), name), subsets.otherName(name)));
      }
    }
    return names;
  }

  /** {@code virtualService} with these names in its destinations. */
  static MeshObject in(MeshObject virtualService, Map<SubsetReference, String> names) {
    if (names.isEmpty()) {
      return virtualService;
    }
    Object spec = renamed(virtualService.spec(), virtualService.key().namespace(), names);
    return virtualService.withSpec(Tree.asMap(spec));
  }

  private static Object renamed(
      Object value, String namespace, Map<SubsetReference, String> names) {
    if (value instanceof List<?> list) {
      List<Object> items = new ArrayList<>();
      list.forEach(item -> items.add(renamed(item, namespace, names)));
      return items;
    }
    if (!(value instanceof Map<?, ?> map)) {
      return value;
    }
    Map<Object, Object> changed = new LinkedHashMap<>();
    map.forEach((key, item) -> changed.put(key, renamed(item, namespace, names)));
    if (map.get("host") instanceof String host && map.get("subset") instanceof String subset) {
      var reference = new SubsetReference(Hosts.full(host, namespace), subset);
      Optional.ofNullable(names.get(reference)).ifPresent(name -> changed.put("subset", name));
    }
    return changed;
  }
}
