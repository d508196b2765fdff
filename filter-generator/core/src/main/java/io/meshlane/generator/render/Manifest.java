package io.meshlane.generator.render;

/**
 * One generated Kubernetes document.
 *
 * @param fileName the file it is written to, unique in its set
 * @param text the whole document, ending in a newline, without a {@code ---} line
 */
public record Manifest(String kind, String namespace, String name, String fileName, String text) {}
