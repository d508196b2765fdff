package io.meshlane.generator.cluster;

import java.time.Duration;
import java.util.List;

/**
 * What was done to a mesh.
 *
 * @param phases those that were carried out, in their order
 * @param dryRun true when nothing was kept
 */
public record Applied(List<PhaseDone> phases, boolean dryRun) {
  public Applied {
    phases = List.copyOf(phases);
  }

  /**
   * One phase.
   *
   * @param title what it was for
   * @param written objects that were created or changed
   * @param deleted objects that were deleted
   * @param proxies how many have acknowledged it; 0 where nobody was asked
   * @param took with the wait
   */
  public record PhaseDone(
      String title, List<String> written, List<String> deleted, int proxies, Duration took) {
    public PhaseDone {
      written = List.copyOf(written);
      deleted = List.copyOf(deleted);
    }
  }

  /** {@code 3 objects written, 1 deleted}. */
  public String summary() {
    long written = phases.stream().flatMap(phase -> phase.written().stream()).distinct().count();
    long deleted = phases.stream().mapToLong(phase -> phase.deleted().size()).sum();
    if (written == 0 && deleted == 0) {
      return "nothing to change";
    }
    String what = written + (written == 1 ? " object" : " objects") + " written";
    return what + ", " + deleted + " deleted" + (dryRun ? " (server dry run: nothing kept)" : "");
  }
}
