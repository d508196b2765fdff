package io.meshlane.generator.change;

/**
 * A version of one service that a {@link Retirement} takes away.
 *
 * @param label the label that its pods carry, with the version as its value
 */
public record RetiredVersion(String service, String namespace, String label, String version) {}
