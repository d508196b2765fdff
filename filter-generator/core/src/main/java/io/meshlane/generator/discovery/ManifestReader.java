package io.meshlane.generator.discovery;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.yaml.YamlNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
      new ManifestDocuments(file.toString(), findings).read(file).forEach(objects::add);
    }
    return objects.inventory();
  }

  /**
   * Everything of interest in texts that are in no file, such as a cluster's answers.
   *
   * @param texts what each is called in findings, and its documents in YAML or JSON
   */
  public Inventory parse(Map<String, String> texts, String defaultNamespace) {
    var objects = new ObjectReader(findings, defaultNamespace);
    texts.forEach(
        (name, text) -> new ManifestDocuments(name, findings).parse(text).forEach(objects::add));
    return objects.inventory();
  }

  /** Every object in {@code paths}, of whatever kind, as it is written. */
  public List<YamlNode> objects(List<Path> paths) {
    List<YamlNode> objects = new ArrayList<>();
    for (Path file : new ManifestFiles(findings).list(paths)) {
      new ManifestDocuments(file.toString(), findings)
          .read(file)
          .forEach(object -> objects.add(object.mapping()));
    }
    return objects;
  }
}
