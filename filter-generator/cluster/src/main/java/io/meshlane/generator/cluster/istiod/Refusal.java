package io.meshlane.generator.cluster.istiod;

/**
 * A configuration that Envoy did not take; the one before it stays in use.
 *
 * @param proxy {@code pod.namespace}
 * @param type {@code Listener}, {@code Cluster}, {@code RouteConfiguration} …
 * @param message Envoy's
 */
public record Refusal(String proxy, String type, String message) {}
