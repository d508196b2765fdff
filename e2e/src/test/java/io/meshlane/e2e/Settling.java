package io.meshlane.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Waits until every connected proxy has what was applied.
 *
 * <p>Three waits, because each alone is too early: istiod has read the objects, it has made a push
 * context after that, and every proxy has acknowledged two forced pushes (one that was under way
 * may pass for the first).
 */
final class Settling {
  private static final Duration READ = Duration.ofSeconds(20);
  private static final Duration DEBOUNCE_MAXIMUM = Duration.ofMillis(10_500);
  private static final Duration ACKNOWLEDGED = Duration.ofSeconds(30);

  private static final List<String> ALWAYS_SENT =
      List.of(
          "type.googleapis.com/envoy.config.cluster.v3.Cluster",
          "type.googleapis.com/envoy.config.listener.v3.Listener");

  /** Not sent again to a gateway that has lost its last route; the old version then stands. */
  private static final String ROUTES =
      "type.googleapis.com/envoy.config.route.v3.RouteConfiguration";

  private final Istiod istiod;
  private final Supplier<Set<String>> proxies;

  /**
   * For some proxies only: istiod goes on naming those whose pods are gone, and others' come and
   * go.
   *
   * @param proxies names as istiod writes them, {@code pod.namespace}
   */
  Settling(Istiod istiod, Supplier<Set<String>> proxies) {
    this.istiod = istiod;
    this.proxies = proxies;
  }

  /** Until {@code applied} are everywhere and {@code deleted} nowhere. */
  void await(Collection<HasMetadata> applied, Collection<HasMetadata> deleted) {
    Set<String> wanted = applied.stream().map(Settling::id).collect(Collectors.toSet());
    Set<String> unwanted =
        deleted.stream().map(Settling::withoutGeneration).collect(Collectors.toSet());
    Polling.until(READ, "istiod to read " + wanted, () -> isRead(wanted, unwanted));
    awaitPushContext();
    pushed();
  }

  /** Two forced pushes, acknowledged: enough for what istiod already has, such as endpoints. */
  void pushed() {
    awaitPush();
    awaitPush();
  }

  private boolean isRead(Set<String> wanted, Set<String> unwanted) {
    Set<String> read = new TreeSet<>();
    Set<String> names = new TreeSet<>();
    istiod.objects().forEach(object -> note(object, read, names));
    return read.containsAll(wanted) && names.stream().noneMatch(unwanted::contains);
  }

  private static void note(JsonNode object, Set<String> read, Set<String> names) {
    JsonNode meta = object.path("metadata");
    String name =
        object.path("kind").asText()
            + " "
            + meta.path("namespace").asText()
            + "/"
            + meta.path("name").asText();
    names.add(name);
    read.add(name + " " + meta.path("generation").asLong());
  }

  private static String id(HasMetadata object) {
    return withoutGeneration(object) + " " + object.getMetadata().getGeneration();
  }

  private static String withoutGeneration(HasMetadata object) {
    return object.getKind()
        + " "
        + object.getMetadata().getNamespace()
        + "/"
        + object.getMetadata().getName();
  }

  /** A push context whose making began after now. */
  private void awaitPushContext() {
    long start = System.nanoTime();
    Istiod.PushContexts before = istiod.pushContexts();
    long previous = System.nanoTime();
    while (System.nanoTime() - start < DEBOUNCE_MAXIMUM.toNanos()) {
      Istiod.PushContexts now = istiod.pushContexts();
      long more = now.count() - before.count();
      double began = previous - start - (now.seconds() - before.seconds()) * 1e9;
      if (more >= 2 || more == 1 && began >= 0) {
        return;
      }
      previous = System.nanoTime();
    }
  }

  private void awaitPush() {
    Map<String, JsonNode> before = istiod.proxies();
    istiod.push();
    Polling.until(ACKNOWLEDGED, "every proxy to acknowledge a push", () -> isTaken(before));
  }

  private boolean isTaken(Map<String, JsonNode> before) {
    Map<String, JsonNode> now = istiod.proxies();
    return proxies.get().stream()
        .allMatch(
            name ->
                now.containsKey(name)
                    && (!before.containsKey(name) || isTaken(now.get(name), before.get(name))));
  }

  private static boolean isTaken(JsonNode proxy, JsonNode before) {
    JsonNode old = before.path("resources");
    JsonNode types = proxy.path("resources");
    return isAnswered(types.path(ROUTES))
        && ALWAYS_SENT.stream()
            .allMatch(
                type -> isAnswered(types.path(type)) && isLater(types.path(type), old.path(type)));
  }

  private static boolean isAnswered(JsonNode type) {
    // What is refused is never acknowledged; who asks for errors will find it.
    return type.has("lastError") || type.path("sent").equals(type.path("acked"));
  }

  private static boolean isLater(JsonNode type, JsonNode before) {
    return !type.path("sent").equals(before.path("sent"));
  }
}
