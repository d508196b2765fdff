package io.meshlane.generator;

import io.meshlane.generator.change.Retirement;
import java.time.Duration;
import java.util.Optional;

/**
 * What a mesh is to become.
 *
 * @param topology the topology, and manifests that fill it
 * @param discover whether Services and workloads of the mesh itself fill it, too
 * @param unreadyGrace how long a version may be without a ready pod before its lane falls back;
 *     empty for ever
 * @param retirement a version that is to go, whatever the topology says
 * @param rootNamespace Istio's own, in which it looks for rules last
 */
public record ChangeRequest(
    GenerateRequest topology,
    boolean discover,
    Optional<Duration> unreadyGrace,
    Optional<Retirement> retirement,
    String rootNamespace) {
  /** What {@code meshConfig.rootNamespace} is unless somebody sets it. */
  public static final String ROOT_NAMESPACE = "istio-system";

  /** Just what the topology says. */
  public static ChangeRequest of(GenerateRequest topology) {
    return new ChangeRequest(topology, false, Optional.empty(), Optional.empty(), ROOT_NAMESPACE);
  }
}
