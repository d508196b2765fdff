package io.meshlane.generator.discovery;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.parser.TopologyParser;
import io.meshlane.generator.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A topology as tests write it, filled from manifests as they write them. */
public record Topologies(
    Topology topology, Inventory inventory, SourceMap sources, Findings findings) {

  /** A topology of namespace test-istio and baseline release with {@code spec} below it. */
  public static Topologies filled(String spec, String manifests) {
    Findings findings = new Findings();
    SourceMap sources = new SourceMap("topology.yaml");
    Topology written = parse(spec, findings, sources);
    ManifestTexts.Read read = ManifestTexts.read(manifests);
    if (findings.hasErrors() || !read.diagnostics().isEmpty()) {
      throw new AssertionError("the test's own texts: " + findings.sorted() + read.diagnostics());
    }
    Topology filled = new Discovery().fill(written, read.inventory(), sources, findings);
    return new Topologies(filled, read.inventory(), sources, findings);
  }

  private static Topology parse(String spec, Findings findings, SourceMap sources) {
    String head =
        "{apiVersion: meshlane.io/v1, kind: Topology, metadata: {name: t, namespace: test-istio},"
            + " spec: {baseline: release, "
            + spec
            + "}}";
    try {
      Path file = Files.createTempFile("topology", ".yaml");
      try {
        Files.writeString(file, head);
        return new TopologyParser(file, findings, sources).parse().orElseThrow();
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
