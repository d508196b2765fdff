package io.meshlane.generator.istio;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The callback filter as Istio's own extension, since 1.30.
 *
 * @param mode {@code SERVER} at pods with a sidecar, else it would act on outbound listeners too;
 *     null at a gateway, where {@code SERVER} is silently inactive
 * @see <a href="https://istio.io/latest/docs/tasks/extensibility/lua-scripts/">Lua scripts</a>
 */
public record TrafficExtension(
    ObjectMeta meta, SortedMap<String, String> selector, @Nullable String mode, CallbackTable table)
    implements IstioObject {}
