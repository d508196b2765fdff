package io.meshlane.generator.istio;

import java.util.SortedMap;

/**
 * The callback filter as an Envoy patch. Acts only on pods of its own namespace.
 *
 * @param context {@code SIDECAR_INBOUND} or {@code GATEWAY}
 * @see <a
 *     href="https://istio.io/latest/docs/reference/config/networking/envoy-filter/">EnvoyFilter</a>
 */
public record EnvoyFilter(
    ObjectMeta meta, SortedMap<String, String> selector, String context, CallbackTable table)
    implements IstioObject {}
