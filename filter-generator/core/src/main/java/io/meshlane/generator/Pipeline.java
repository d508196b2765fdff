package io.meshlane.generator;

import io.meshlane.generator.analysis.Analyzers;
import io.meshlane.generator.analysis.Subject;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.DiagnosticCode;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.diagnostic.SourceMap;
import io.meshlane.generator.discovery.Discovery;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.ManifestReader;
import io.meshlane.generator.parser.TopologyParser;
import io.meshlane.generator.topology.Topology;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** From a topology file to its objects, step by step; each step ends where a finding stops it. */
final class Pipeline {
  /**
   * Mistakes that leave the rest of the model as the user meant it, so that its rules can be
   * checked in the same run.
   */
  private static final Set<DiagnosticCode> HARMLESS =
      EnumSet.of(DiagnosticCode.UNKNOWN_KEY, DiagnosticCode.DURATION_INVALID);

  private final GenerateRequest request;
  private final Findings findings;
  private final SourceMap sources;

  Pipeline(GenerateRequest request, Findings findings) {
    this.request = request;
    this.findings = findings;
    this.sources = new SourceMap(request.topology().toString());
  }

  SourceMap sources() {
    return sources;
  }

  /** All steps: the topology with what the manifests add, and its objects. */
  Optional<Mesh> mesh() {
    Optional<Topology> parsed = parsed();
    if (parsed.isEmpty()) {
      return Optional.empty();
    }
    Inventory inventory = manifests(parsed.get());
    return filled(parsed.get(), inventory).flatMap(topology -> mesh(topology, inventory));
  }

  Optional<Topology> parsed() {
    return new TopologyParser(request.topology(), findings, sources)
        .parse()
        .filter(topology -> isSound());
  }

  Inventory manifests(Topology parsed) {
    return new ManifestReader(findings).read(request.manifests(), parsed.namespace());
  }

  Optional<Topology> filled(Topology parsed, Inventory inventory) {
    Topology topology = new Discovery().fill(parsed, inventory, sources, findings);
    return isSound() ? Optional.of(topology) : Optional.empty();
  }

  Optional<Mesh> mesh(Topology topology, Inventory inventory) {
    return Analyzers.run(new Subject(topology, inventory, sources), findings)
        .map(objects -> new Mesh(topology, inventory, objects));
  }

  /**
   * False when something could not be read, so that rules over the rest would complain about what
   * is not the user's fault.
   */
  private boolean isSound() {
    return findings.sorted().stream()
        .filter(Diagnostic::isError)
        .allMatch(error -> HARMLESS.contains(error.code()));
  }
}
