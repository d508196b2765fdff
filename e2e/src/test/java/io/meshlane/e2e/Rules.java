package io.meshlane.e2e;

import static java.util.stream.Collectors.joining;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.meshlane.generator.GenerateRequest;
import io.meshlane.generator.Meshlane;
import io.meshlane.generator.Outcome;
import io.meshlane.generator.render.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the generator made of a topology, in the cluster; one topology at a time. */
final class Rules {
  private final Cluster cluster;
  private final Settling settling;
  private List<HasMetadata> applied = List.of();

  Rules(Cluster cluster, Settling settling) {
    this.cluster = cluster;
    this.settling = settling;
  }

  /** Renders a topology of the test resources; the generator's errors are the test's. */
  static List<Manifest> render(String topology, Map<String, String> values) {
    try {
      Path file = Files.createTempDirectory("meshlane-e2e").resolve("topology.yaml");
      Files.writeString(file, Template.fill(topology, values));
      Outcome<List<Manifest>> outcome = new Meshlane().render(new GenerateRequest(file, List.of()));
      return outcome
          .value()
          .orElseThrow(() -> new AssertionError(topology + ": " + outcome.diagnostics()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Applies them in place of those before; returns when every proxy has them. */
  void use(List<Manifest> manifests) {
    String yaml = manifests.stream().map(Manifest::text).collect(joining("\n---\n"));
    useObjects(cluster.read(yaml));
  }

  /** The same for any objects. */
  void useObjects(List<HasMetadata> objects) {
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
