package io.meshlane.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What lies in this checkout. */
final class Shipped {
  static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private Shipped() {}

  static TopologyText topology() {
    try {
      return new TopologyText(Files.readString(ROOT.resolve("k8s/meshlane.yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
