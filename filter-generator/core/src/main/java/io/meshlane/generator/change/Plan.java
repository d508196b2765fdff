package io.meshlane.generator.change;

import java.util.List;

/**
 * The phases that bring a mesh from what it holds to what it should hold.
 *
 * @param before what it holds of the topology
 * @param phases none when there is nothing to do; each has at least one step
 * @param retired what no route leads to afterwards, because a {@link Retirement} says so
 */
public record Plan(List<MeshObject> before, List<Phase> phases, List<RetiredVersion> retired) {
  public Plan {
    before = List.copyOf(before);
    phases = List.copyOf(phases);
    retired = List.copyOf(retired);
  }

  /**
   * The plan from {@code state} to {@code wanted}. Planning again from the state after any step of
   * it ends at the same result: nothing has to be remembered between two runs.
   *
   * @param wanted every object of the topology, as generated
   */
  public static Plan between(MeshState state, List<MeshObject> wanted) {
    return new Plan(state.own(), new Planner(state, wanted).phases(), List.of());
  }

  /** The same plan, made to retire {@code versions}. */
  public Plan retiring(List<RetiredVersion> versions) {
    return new Plan(before, phases, versions);
  }

  /** True when the mesh already holds what it should. */
  public boolean isEmpty() {
    return phases.isEmpty();
  }

  /** What the mesh holds of the topology after the first {@code number} phases, sorted by name. */
  public List<MeshObject> after(int number) {
    LiveObjects live = new LiveObjects(before);
    phases.subList(0, number).forEach(phase -> live.take(phase.steps()));
    return live.all();
  }
}
