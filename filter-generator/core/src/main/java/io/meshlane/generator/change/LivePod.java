package io.meshlane.generator.change;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A pod that runs, or should.
 *
 * @param ready its condition {@code Ready}
 * @param since when that last changed, by the cluster's clock
 */
public record LivePod(
    String namespace, SortedMap<String, String> labels, boolean ready, Instant since) {
  /** Copies {@code labels}. */
  public LivePod {
    labels = Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  /** The pod that {@code object} is; one that has no condition yet is not ready since it began. */
  public static LivePod of(MeshObject object) {
    Map<String, Object> meta = Tree.map(object.document(), "metadata");
    Map<String, Object> condition =
        Tree.maps(Tree.map(object.document(), "status"), "conditions").stream()
            .filter(one -> Tree.text(one, "type").filter("Ready"::equals).isPresent())
            .findFirst()
            .orElse(Map.of());
    return new LivePod(
        object.key().namespace(),
        object.labels(),
        Tree.text(condition, "status").filter("True"::equals).isPresent(),
        Tree.text(condition, "lastTransitionTime")
            .or(() -> Tree.text(meta, "creationTimestamp"))
            .flatMap(LivePod::instant)
            .orElse(Instant.EPOCH));
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
