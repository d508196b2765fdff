package io.meshlane.generator.explain;

import io.meshlane.generator.explain.ProxyFilter.Effect;
import io.meshlane.generator.explain.ProxyFilter.Side;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a Sidecar: one that limits which hosts its pods see is like a filter on their calls. */
final class SidecarReader {
  private SidecarReader() {}

  /** Empty when it hides nothing from its pods. */
  static Optional<ProxyFilter> read(ManifestObject object) {
    Mapping spec = object.spec();
    boolean open =
        spec.get("outboundTrafficPolicy").isEmpty()
            && spec.mappings("egress").stream().allMatch(SidecarReader::isOpen);
    if (open) {
      return Optional.empty();
    }
    Unread unread =
        new Unread(
            object.place(),
            object.called(),
            "it may hide rules from its pods, which explain does not read");
    Mapping selector = spec.mapping("workloadSelector").orElse(spec);
    return Optional.of(
        new ProxyFilter(
            object.kind(),
            object.name(),
            object.namespace(),
            ManifestObject.labels(selector, "labels"),
            Set.of(Side.OUTBOUND),
            new Effect.NotUnderstood(unread),
            object.place()));
  }

  private static boolean isOpen(Mapping egress) {
    return egress.fields().size() == 1
        && ManifestObject.texts(egress, "hosts").equals(List.of("*/*"));
  }
}
