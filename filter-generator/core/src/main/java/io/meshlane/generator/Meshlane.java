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
import io.meshlane.generator.explain.ExplainSettings;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.RuleSet;
import io.meshlane.generator.istio.IstioObject;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.output.ManifestFolder;
import io.meshlane.generator.parser.TopologyParser;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Topology;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * The generator's front door: everything the Maven plugin and the command line do.
 *
 * <p>Stateless and thread-safe. A user's mistake is a diagnostic of the {@link Outcome}; an
 * exception is a bug.
 */
public final class Meshlane {
  /**
   * Mistakes that leave the rest of the model as the user meant it, so that its rules can be
   * checked in the same run.
   */
  private static final Set<DiagnosticCode> HARMLESS =
      EnumSet.of(DiagnosticCode.UNKNOWN_KEY, DiagnosticCode.DURATION_INVALID);

  private final Renderer renderer = new Renderer();

  /** Checks topology and manifests; writes and renders nothing. */
  public Outcome<Summary> validate(GenerateRequest request) {
    return with(request, (mesh, findings) -> Optional.of(Summary.of(mesh.topology())));
  }

  /** The manifests, in the order in which they may be applied. */
  public Outcome<List<Manifest>> render(GenerateRequest request) {
    return with(request, (mesh, findings) -> Optional.of(render(mesh)));
  }

  /**
   * Writes the manifests to {@code folder} as a whole set; nothing is written when there is an
   * error.
   */
  public Outcome<FolderChanges> generate(GenerateRequest request, Path folder) {
    return with(
        request, (mesh, findings) -> folder(folder, mesh.topology()).write(render(mesh), findings));
  }

  /**
   * Compares {@code folder} with what {@link #generate} would write: a difference is a finding.
   * Writes nothing.
   */
  public Outcome<FolderChanges> check(GenerateRequest request, Path folder) {
    return with(
        request, (mesh, findings) -> folder(folder, mesh.topology()).check(render(mesh), findings));
  }

  /** An explainer of what {@link #render} gives, without any file written. */
  public Outcome<Explainer> explainer(GenerateRequest request) {
    return with(
        request,
        (mesh, findings) -> {
          Topology topology = mesh.topology();
          List<RuleSet.Source> rendered =
              render(mesh).stream()
                  .map(manifest -> new RuleSet.Source(manifest.fileName(), manifest.text()))
                  .toList();
          RuleSet rules = RuleSet.parse(rendered, topology.namespace(), findings);
          return Optional.of(new Explainer(rules, mesh.inventory(), ExplainSettings.of(topology)));
        });
  }

  /** An explainer of rules in files, whoever wrote them. */
  public Outcome<Explainer> explainer(ExplainRequest request) {
    Findings findings = new Findings();
    RuleSet rules = RuleSet.read(request.rules(), request.namespace(), findings);
    Inventory inventory =
        new ManifestReader(findings).read(request.manifests(), request.namespace());
    Optional<Explainer> explainer =
        findings.hasErrors()
            ? Optional.empty()
            : Optional.of(new Explainer(rules, inventory, request.settings()));
    return new Outcome<>(findings.sorted(), explainer);
  }

  private static ManifestFolder folder(Path folder, Topology topology) {
    return new ManifestFolder(folder, Renderer.marker(topology.name()));
  }

  private List<Manifest> render(Mesh mesh) {
    return renderer.render(mesh.objects(), mesh.topology().namespace());
  }

  private static <T> Outcome<T> with(
      GenerateRequest request, BiFunction<Mesh, Findings, Optional<T>> use) {
    Findings findings = new Findings();
    Optional<T> value = mesh(request, findings).flatMap(mesh -> use.apply(mesh, findings));
    return new Outcome<>(findings.sorted(), value);
  }

  /** The topology with what the manifests add, and its objects, unless a finding stops it. */
  private static Optional<Mesh> mesh(GenerateRequest request, Findings findings) {
    SourceMap sources = new SourceMap(request.topology().toString());
    Optional<Topology> parsed = new TopologyParser(request.topology(), findings, sources).parse();
    if (parsed.isEmpty() || !isSound(findings)) {
      return Optional.empty();
    }
    Inventory inventory =
        new ManifestReader(findings).read(request.manifests(), parsed.get().namespace());
    Topology topology = new Discovery().fill(parsed.get(), inventory, sources, findings);
    return isSound(findings)
        ? Analyzers.run(new Subject(topology, inventory, sources), findings)
            .map(objects -> new Mesh(topology, inventory, objects))
        : Optional.empty();
  }

  /**
   * False when something could not be read, so that rules over the rest would complain about what
   * is not the user's fault.
   */
  private static boolean isSound(Findings findings) {
    return findings.sorted().stream()
        .filter(Diagnostic::isError)
        .allMatch(error -> HARMLESS.contains(error.code()));
  }

  /** A sound topology, the manifests it was filled from, and what it needs in the mesh. */
  private record Mesh(Topology topology, Inventory inventory, List<IstioObject> objects) {}
}
