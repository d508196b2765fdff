package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.meshlane.generator.change.RetiredVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was done to a mesh.
 *
 * @param phases those that were carried out, in their order
 * @param dryRun true when nothing was kept
 * @param retired what no route leads to any more; {@link LiveMesh#workloads} says what it runs on
 */
public record Applied(List<PhaseDone> phases, boolean dryRun, List<RetiredVersion> retired) {
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  public Applied {
    phases = List.copyOf(phases);
    retired = List.copyOf(retired);
  }

  /** One JSON object, for tools: {@code dryRun} and {@code phases}. */
  public String json() {
    List<Map<String, Object>> done = new ArrayList<>();
    for (PhaseDone phase : phases) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("phase", phase.title());
      entry.put("written", phase.written());
      entry.put("deleted", phase.deleted());
      entry.put("proxies", phase.proxies());
      entry.put("millis", phase.took().toMillis());
      done.add(entry);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("dryRun", dryRun);
    all.put("phases", done);
    return JSON.asJson(all);
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
