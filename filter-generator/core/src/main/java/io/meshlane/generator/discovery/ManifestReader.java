package io.meshlane.generator.discovery;

import io.meshlane.generator.diagnostic.Findings;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads Services, Deployments, StatefulSets and hand-written Istio rules from manifest files.
 *
 * <p>Takes what {@code kubectl apply -f} takes: files and folders, several documents in a file,
 * Lists, YAML or JSON. Kinds it does not know are passed over, and so are Services without a
 * selector. Where an object stands twice, as a Service does in the manifests of two branches, the
 * later one counts, as it would for kubectl.
 *
 * <p>Renders nothing: charts, kustomizations and files with {@code ${VARIABLES}} in a name or label
 * are findings that say so. Checks no more of a manifest than it reads.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/working-with-objects/">Kubernetes
 *     objects</a>
 */
public final class ManifestReader {
  private final Findings findings;

  /** Reports to {@code findings}. */
  public ManifestReader(Findings findings) {
    this.findings = findings;
  }

  /**
   * Everything of interest in {@code paths}.
   *
   * @param defaultNamespace of objects that name none
   */
  public Inventory read(List<Path> paths, String defaultNamespace) {
    var objects = new ObjectReader(findings, defaultNamespace);
    for (Path file : new ManifestFiles(findings).list(paths)) {
      new ManifestDocuments(file, findings).read().forEach(objects::add);
    }
    return objects.inventory();
  }
}
