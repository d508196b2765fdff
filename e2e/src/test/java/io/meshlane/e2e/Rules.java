package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Routing rules in the cluster; one set at a time. */
final class Rules {
  private final Cluster cluster;
  private final Settling settling;
  private List<HasMetadata> applied = List.of();

  Rules(Cluster cluster, Settling settling) {
    this.cluster = cluster;
    this.settling = settling;
  }

  /**
   * Applies objects in place of those before; returns when every proxy has them, at once when
   * nothing changed.
   */
  void use(List<HasMetadata> objects) {
    List<HasMetadata> now = objects.stream().map(cluster::apply).toList();
    Map<String, Long> before = generations(applied);
    Map<String, Long> after = generations(now);
    List<HasMetadata> stale =
        applied.stream().filter(it -> !after.containsKey(it.getMetadata().getUid())).toList();
    stale.forEach(it -> cluster.client().resource(it).delete());
    applied = now;
    if (!before.equals(after)) {
      settling.await(now, stale);
    }
  }

  private static Map<String, Long> generations(List<HasMetadata> objects) {
    return objects.stream()
        .map(HasMetadata::getMetadata)
        .collect(Collectors.toMap(ObjectMeta::getUid, ObjectMeta::getGeneration));
  }
}
