package io.meshlane.generator.discovery;

import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The user id a pod's own containers run as: a container's, else the pod's. The proxy's user comes
 * first where any container has it; containers that Istio injected are not looked at.
 */
public final class PodUser {
  /** The user whose traffic Istio's redirection leaves alone. */
  public static final long PROXY = 1337;

  private static final Set<String> INJECTED =
      Set.of("istio-proxy", "istio-init", "istio-validation");

  private final Shape shape;

  PodUser(Shape shape) {
    this.shape = shape;
  }

  OptionalLong of(Mapping pod) {
    OptionalLong fallback = user(pod);
    List<Mapping> containers =
        Stream.of("containers", "initContainers")
            .flatMap(key -> shape.mappings(pod, key, key + ": [{name: …}]").stream())
            .filter(container -> container.text("name").filter(INJECTED::contains).isEmpty())
            .toList();
    if (containers.isEmpty()) {
      return fallback;
    }
    long[] users =
        containers.stream()
            .map(container -> user(container))
            .map(own -> own.isPresent() ? own : fallback)
            .filter(OptionalLong::isPresent)
            .mapToLong(OptionalLong::getAsLong)
            .toArray();
    return LongStream.of(users).anyMatch(user -> user == PROXY)
        ? OptionalLong.of(PROXY)
        : LongStream.of(users).findFirst();
  }

  private OptionalLong user(Mapping container) {
    return shape
        .mapping(container, "securityContext")
        .map(context -> shape.number(context, "runAsUser", 0, Integer.MAX_VALUE))
        .orElse(OptionalLong.empty());
  }
}
