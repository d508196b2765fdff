package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  /** Applies objects in place of those before; returns when every proxy has them. */
  void use(List<HasMetadata> objects) {
    List<HasMetadata> now = new ArrayList<>();
    objects.forEach(object -> now.add(cluster.apply(object)));
    Set<String> kept =
        now.stream().map(it -> it.getMetadata().getUid()).collect(Collectors.toSet());
    List<HasMetadata> stale =
        applied.stream().filter(it -> !kept.contains(it.getMetadata().getUid())).toList();
    stale.forEach(it -> cluster.client().resource(it).delete());
    applied = now;
    settling.await(now, stale);
  }
}
