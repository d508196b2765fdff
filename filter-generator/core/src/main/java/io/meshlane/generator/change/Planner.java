package io.meshlane.generator.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** First form: everything in one phase. */
final class Planner {
  private final MeshState state;
  private final List<MeshObject> wanted;

  Planner(MeshState state, List<MeshObject> wanted) {
    this.state = state;
    this.wanted = wanted;
  }

  Plan plan() {
    Map<ObjectKey, MeshObject> live = new HashMap<>();
    state.own().forEach(object -> live.put(object.key(), object));
    List<Step> steps = new ArrayList<>();
    for (MeshObject object : wanted) {
      MeshObject before = live.remove(object.key());
      if (before == null || !before.isSameAs(object)) {
        steps.add(new Step.Apply(object, Optional.ofNullable(before)));
      }
    }
    live.values().forEach(object -> steps.add(new Step.Delete(object)));
    return new Plan(steps.isEmpty() ? List.of() : List.of(new Phase(Phase.Kind.ROUTES, steps)));
  }
}
