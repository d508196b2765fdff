package io.meshlane.generator.change;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The objects of one topology in a mesh while a plan is made: each step changes them. */
final class LiveObjects {
  private final SortedMap<ObjectKey, MeshObject> objects = new TreeMap<>();

  LiveObjects(Collection<MeshObject> own) {
    own.forEach(object -> objects.put(object.key(), object));
  }

  Optional<MeshObject> get(ObjectKey key) {
    return Optional.ofNullable(objects.get(key));
  }

  Stream<MeshObject> of(Set<String> kinds) {
    return objects.values().stream().filter(object -> kinds.contains(object.key().kind()));
  }

  /** Every subset that a VirtualService here names. */
  Set<SubsetReference> references() {
    Set<SubsetReference> references = new HashSet<>();
    of(Set.of(Kinds.VIRTUAL_SERVICE))
        .forEach(object -> references.addAll(SubsetReference.of(object)));
    return references;
  }

  void take(List<Step> steps) {
    for (Step step : steps) {
      if (step instanceof Step.Apply apply) {
        objects.put(step.key(), apply.object());
      } else {
        objects.remove(step.key());
      }
    }
  }

  List<MeshObject> all() {
    return List.copyOf(objects.values());
  }
}
