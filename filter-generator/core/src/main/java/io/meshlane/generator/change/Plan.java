package io.meshlane.generator.change;

import java.util.List;

/**
 * The phases that bring a mesh from what it holds to what it should hold.
 *
 * @param phases none when there is nothing to do; each has at least one step
 */
public record Plan(List<Phase> phases) {
  public Plan {
    phases = List.copyOf(phases);
  }

  /**
   * The plan from {@code state} to {@code wanted}. Planning again from the state after any step of
   * it ends at the same result: nothing has to be remembered between two runs.
   *
   * @param wanted every object of the topology, as generated
   */
  public static Plan between(MeshState state, List<MeshObject> wanted) {
    return new Planner(state, wanted).plan();
  }

  /** True when the mesh already holds what it should. */
  public boolean isEmpty() {
    return phases.isEmpty();
  }
}
