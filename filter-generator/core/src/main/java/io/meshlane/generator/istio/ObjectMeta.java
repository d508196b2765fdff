package io.meshlane.generator.istio;

/**
 * Name, namespace and the topology an object belongs to.
 *
 * @param topology value of the label {@code meshlane.io/topology}
 */
public record ObjectMeta(String name, String namespace, String topology) {}
