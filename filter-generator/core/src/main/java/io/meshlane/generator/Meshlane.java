package io.meshlane.generator;

import io.meshlane.generator.change.MeshReader;
import io.meshlane.generator.change.Owner;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.diagnostic.Diagnostic;
import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.discovery.Inventory;
import io.meshlane.generator.discovery.ManifestReader;
import io.meshlane.generator.explain.ExplainSettings;
import io.meshlane.generator.explain.Explainer;
import io.meshlane.generator.explain.RuleSet;
import io.meshlane.generator.output.FolderChanges;
import io.meshlane.generator.output.ManifestFolder;
import io.meshlane.generator.output.PhaseFolderSet;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The generator's front door: everything the Maven plugin and the command line do.
 *
 * <p>Stateless and thread-safe. A user's mistake is a diagnostic of the {@link Outcome}; an
 * exception is a bug.
 */
public final class Meshlane {
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

  /**
   * What would bring the mesh that {@code reader} reads to what the topology says, phase by phase.
   * Changes nothing; whoever carries it out plans anew first.
   */
  public Outcome<Plan> plan(ChangeRequest request, MeshReader reader) {
    Findings findings = new Findings();
    Optional<Plan> plan = new Planning(request, reader, renderer, findings).plan();
    return new Outcome<>(findings.sorted(), plan);
  }

  /**
   * The same for a mesh that holds what is in {@code from}: generated objects, and any others
   * beside them.
   */
  public Outcome<Plan> plan(ChangeRequest request, List<Path> from) {
    return plan(request, new FolderMesh(from));
  }

  /** The same between two sets of manifests, each in files and folders. */
  public Outcome<Plan> plan(List<Path> to, List<Path> from) {
    Findings findings = new Findings();
    Optional<Plan> plan = FolderMesh.plan(to, from, findings);
    return new Outcome<>(findings.sorted(), plan);
  }

  /**
   * Writes {@code plan} as numbered folders, one for each phase, with everything the mesh holds
   * after it. Folders of an earlier plan go.
   */
  public List<Diagnostic> writePhases(Plan plan, Path folder) {
    Findings findings = new Findings();
    String topology =
        plan.after(plan.phases().size()).stream()
            .flatMap(object -> object.owner().stream())
            .findFirst()
            .map(Owner::topology)
            .orElse("");
    new PhaseFolderSet(folder, Renderer.marker(topology))
        .write(new PhaseFolders(plan, topology).folders(), findings);
    return findings.sorted();
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
    return mesh.manifests(renderer);
  }

  private static <T> Outcome<T> with(
      GenerateRequest request, BiFunction<Mesh, Findings, Optional<T>> use) {
    Findings findings = new Findings();
    Optional<T> value =
        new Pipeline(request, findings).mesh().flatMap(mesh -> use.apply(mesh, findings));
    return new Outcome<>(findings.sorted(), value);
  }
}
