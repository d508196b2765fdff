package io.meshlane.generator.cluster.istiod;

import io.meshlane.generator.change.ObjectKey;
import java.util.Map;
import java.util.Set;

/**
 * What was written, and is to reach every proxy.
 *
 * @param applied objects with the generation the API server gave them; one that only got another
 *     label keeps its generation, and istiod pushes nothing for it: leave it out
 * @param deleted objects that are gone
 * @param touch makes istiod look at everything once more, by another write that changes nothing; it
 *     may fail or do nothing, and then the wait takes as long as istiod may put off a push
 */
public record Change(Map<ObjectKey, Long> applied, Set<ObjectKey> deleted, Runnable touch) {
  public Change {
    applied = Map.copyOf(applied);
    deleted = Set.copyOf(deleted);
  }
}
