package io.meshlane.generator.explain;

import io.meshlane.generator.explain.ProxyFilter.Effect;
import io.meshlane.generator.explain.ProxyFilter.Side;
import io.meshlane.generator.yaml.YamlNode.Mapping;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads EnvoyFilters, TrafficExtensions and WasmPlugins. */
final class FilterReader {
  private static final Map<String, Set<Side>> CONTEXTS =
      Map.of(
          "GATEWAY", EnumSet.of(Side.GATEWAY),
          "SIDECAR_INBOUND", EnumSet.of(Side.INBOUND),
          "SIDECAR_OUTBOUND", EnumSet.of(Side.OUTBOUND));

  /** Patches of these never decide who answers. */
  private static final Set<String> HARMLESS = Set.of("CLUSTER", "BOOTSTRAP", "LISTENER_FILTER");

  private final ManifestObject object;

  private FilterReader(ManifestObject object) {
    this.object = object;
  }

  static List<ProxyFilter> read(ManifestObject object) {
    FilterReader reader = new FilterReader(object);
    return switch (object.kind()) {
      case "EnvoyFilter" -> reader.envoyFilter();
      case "TrafficExtension" -> List.of(reader.trafficExtension());
      default -> List.of(reader.wasm());
    };
  }

  private List<ProxyFilter> envoyFilter() {
    List<ProxyFilter> filters = new ArrayList<>();
    Mapping selector = object.spec().mapping("workloadSelector").orElse(object.spec());
    for (Mapping patch : object.spec().mappings("configPatches")) {
      if (!HARMLESS.contains(patch.text("applyTo").orElse(""))) {
        String context =
            patch.mapping("match").flatMap(match -> match.text("context")).orElse("ANY");
        filters.add(
            filter(
                ManifestObject.labels(selector, "labels"),
                CONTEXTS.getOrDefault(context, EnumSet.allOf(Side.class)),
                patch,
                ownPatch(patch)));
      }
    }
    return filters;
  }

  private Optional<LaneFilter> ownPatch(Mapping patch) {
    Optional<Mapping> change = patch.mapping("patch");
    boolean placed =
        patch.text("applyTo").filter("HTTP_FILTER"::equals).isPresent()
            && change.flatMap(c -> c.text("operation")).filter("INSERT_FIRST"::equals).isPresent()
            && patch.mapping("match").filter(FilterReader::isPlain).isPresent()
            && object.spec().get("targetRefs").isEmpty();
    return placed
        ? change
            .flatMap(c -> c.mapping("value"))
            .flatMap(value -> value.mapping("typed_config"))
            .filter(config -> hasOnly(config, Set.of("@type", "default_source_code")))
            .filter(config -> config.text("@type").orElse("").endsWith(".lua.v3.Lua"))
            .flatMap(config -> config.mapping("default_source_code"))
            .flatMap(source -> source.text("inline_string"))
            .flatMap(LaneFilterSource::read)
        : Optional.empty();
  }

  /** Every HTTP listener of the context, and nothing that narrows it. */
  private static boolean isPlain(Mapping match) {
    Optional<Mapping> listener = match.mapping("listener");
    Optional<Mapping> chain = listener.flatMap(l -> l.mapping("filterChain"));
    Optional<Mapping> filter = chain.flatMap(c -> c.mapping("filter"));
    return hasOnly(match, Set.of("context", "listener"))
        && hasOnly(listener.orElse(match), Set.of("filterChain"))
        && hasOnly(chain.orElse(match), Set.of("filter"))
        && hasOnly(filter.orElse(match), Set.of("name"));
  }

  private ProxyFilter trafficExtension() {
    Mapping spec = object.spec();
    Set<Side> sides = EnumSet.allOf(Side.class);
    List<Mapping> match = spec.mappings("match");
    boolean understood =
        match.size() <= 1
            && match.stream().allMatch(item -> hasOnly(item, Set.of("mode")))
            && spec.get("targetRefs").isEmpty();
    if (understood && !match.isEmpty()) {
      String mode = match.get(0).text("mode").orElse("");
      sides.removeAll(
          mode.equals("SERVER")
              ? Set.of(Side.GATEWAY, Side.OUTBOUND)
              : mode.equals("CLIENT") ? Set.of(Side.INBOUND) : Set.of());
    }
    Mapping selector = spec.mapping("selector").orElse(spec);
    Optional<LaneFilter> own =
        spec.mapping("lua")
            .filter(lua -> understood && hasOnly(lua, Set.of("inlineCode")))
            .flatMap(lua -> lua.text("inlineCode"))
            .flatMap(LaneFilterSource::read);
    return filter(ManifestObject.labels(selector, "matchLabels"), sides, spec, own);
  }

  private ProxyFilter wasm() {
    Mapping selector = object.spec().mapping("selector").orElse(object.spec());
    return filter(
        ManifestObject.labels(selector, "matchLabels"),
        EnumSet.allOf(Side.class),
        object.spec(),
        Optional.empty());
  }

  private ProxyFilter filter(
      SortedMap<String, String> selector, Set<Side> sides, Mapping at, Optional<LaneFilter> own) {
    Unread unread =
        object.unread(at, object.called(), "it changes requests in a way explain does not read");
    return new ProxyFilter(
        object.kind(),
        object.name(),
        object.namespace(),
        selector,
        sides,
        own.<Effect>map(Effect.GivesLane::new).orElseGet(() -> new Effect.NotUnderstood(unread)),
        object.at(at));
  }

  private static boolean hasOnly(Mapping mapping, Set<String> keys) {
    return mapping.fields().stream().allMatch(field -> keys.contains(field.key().text()));
  }
}
