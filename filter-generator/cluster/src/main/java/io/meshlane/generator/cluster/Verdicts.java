package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.ISTIOD_UNREACHABLE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.PODS_UNKNOWN;
import static io.meshlane.generator.diagnostic.DiagnosticCode.PROXIES_LAG;
import static io.meshlane.generator.diagnostic.DiagnosticCode.PROXIES_NOT_WAITED_FOR;
import static io.meshlane.generator.diagnostic.DiagnosticCode.PROXY_REFUSED;
import static io.meshlane.generator.diagnostic.DiagnosticCode.PROXY_REFUSED_BEFORE;
import static io.meshlane.generator.diagnostic.DiagnosticCode.SETTLE_PROVES_NOTHING;

import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.cluster.istiod.Refusal;
import io.meshlane.generator.cluster.istiod.WaitResult.TimedOut;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Place;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the end of a wait means for the user. */
final class Verdicts {
  private static final int NAMES = 10;
  private static final Set<String> FILTERS = Set.of("EnvoyFilter", "TrafficExtension");

  /** Kinds from which istiod makes each type, first those that a proxy is likely to refuse. */
  private static final Map<String, List<String>> MAKERS =
      Map.of(
          "Listener", List.of("EnvoyFilter", "TrafficExtension", "Gateway"),
          "RouteConfiguration", List.of("VirtualService", "EnvoyFilter"),
          "Cluster", List.of("DestinationRule", "EnvoyFilter"));

  private Verdicts() {}

  /**
   * A proxy refuses what was written.
   *
   * @param written the objects that may be the reason
   * @param isTakenBack whether those of the phase are as before again
   */
  static ClusterProblem refused(
      Refusal refusal, Collection<ObjectKey> written, String phase, boolean isTakenBack) {
    String makers = makers(refusal, written);
    return new ClusterProblem(
        PROXY_REFUSED,
        "proxy " + refusal.proxy(),
        "refuses its " + refusal.type() + " in phase '" + phase + "': " + refusal.message(),
        (makers.isEmpty() ? "" : "made from " + makers + "; ")
            + (isTakenBack ? "what the phase wrote was taken back; " : "")
            + "it works with what it had before; mend the topology and run it again");
  }

  static Diagnostic refusedBefore(Refusal refusal) {
    return new Diagnostic(
        PROXY_REFUSED_BEFORE,
        Place.of("proxy " + refusal.proxy()),
        "has refused its " + refusal.type() + " since before this run: " + refusal.message(),
        "look for the EnvoyFilter or other object that its owner has to mend");
  }

  static Diagnostic notWaitedFor(String proxy) {
    return new Diagnostic(
        PROXIES_NOT_WAITED_FOR,
        Place.of("proxy " + proxy),
        "has not acknowledged, and its pod is gone or going",
        "nothing to do where the pod has ended; a machine without a pod must be looked at");
  }

  static boolean isOurs(Refusal refusal, Collection<ObjectKey> own) {
    return !makers(refusal, own).isEmpty();
  }

  private static String makers(Refusal refusal, Collection<ObjectKey> written) {
    List<String> kinds = MAKERS.getOrDefault(refusal.type(), List.of());
    return written.stream()
        .filter(key -> kinds.contains(key.kind()))
        .filter(key -> !FILTERS.contains(key.kind()) || isOfNamespace(refusal, key))
        .map(ObjectKey::toString)
        .distinct()
        .sorted()
        .limit(NAMES)
        .collect(Collectors.joining(", "));
  }

  /** A filter acts on proxies of its own namespace only. */
  private static boolean isOfNamespace(Refusal refusal, ObjectKey filter) {
    return refusal.proxy().endsWith("." + filter.namespace());
  }

  static ClusterProblem late(TimedOut late, String phase) {
    String reason;
    if (!late.unread().isEmpty()) {
      reason = "istiod has not read " + some(late.unread().stream().map(Object::toString).toList());
    } else if (!late.lagging().isEmpty()) {
      reason = "these proxies have not acknowledged: " + some(late.lagging());
    } else {
      reason = "istiod's debug pages do not answer";
    }
    return new ClusterProblem(
        PROXIES_LAG,
        "phase '" + phase + "'",
        "the time is over: "
            + reason
            + (late.unreachable().isEmpty() ? "" : " (" + late.unreachable() + ")"),
        "every request is routed; look at the proxies, and run it again or with a longer"
            + " --timeout");
  }

  /** The debug pages do not answer, before anything was written. */
  static ClusterProblem unreachable(String namespace, String problem) {
    return new ClusterProblem(
        ISTIOD_UNREACHABLE,
        "istiod in " + namespace,
        "its debug pages cannot be read: " + problem,
        "nothing was changed; allow pods/portforward there as k8s/rbac.yaml does, name"
            + " --istiod-url, or accept a delay that proves nothing: --settle 5s");
  }

  static Diagnostic settles(String cluster, Duration delay) {
    return new Diagnostic(
        SETTLE_PROVES_NOTHING,
        Place.of(cluster),
        "each phase waits "
            + delay.toSeconds()
            + " s, and nothing shows that the proxies have it by then",
        "without --settle every proxy is asked, which needs a port-forward to istiod");
  }

  static Diagnostic unknownPods(Diagnostic forbidden) {
    return new Diagnostic(
        PODS_UNKNOWN,
        forbidden.place(),
        forbidden.message(),
        "a proxy that is cut off from istiod is not noticed; allow list of pods in all namespaces,"
            + " as k8s/rbac.yaml does");
  }

  private static String some(List<String> names) {
    return names.size() <= NAMES
        ? String.join(", ", names)
        : String.join(", ", names.subList(0, NAMES)) + " and " + (names.size() - NAMES) + " more";
  }
}
