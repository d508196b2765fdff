package io.meshlane.generator.change;

import io.meshlane.generator.diagnostic.Findings;
import io.meshlane.generator.yaml.YamlNode;
import io.meshlane.generator.yaml.YamlReader;
import io.meshlane.generator.yaml.YamlValues;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A Kubernetes object as it is in the cluster, or as it should be.
 *
 * <p>Immutable. What the cluster adds (status, managedFields, generation) may be in the document or
 * not; {@link #isSameAs} does not look at it.
 *
 * @param document the whole object as JSON has it: maps, lists, text, numbers, truth values
 */
public record MeshObject(ObjectKey key, Map<String, Object> document) {
  /** The label whose value is the topology an object was generated from. */
  public static final String TOPOLOGY_LABEL = "meshlane.io/topology";

  /** The label of an object outside its topology's namespace: which namespace that is. */
  public static final String HOME_LABEL = "meshlane.io/home";

  private static final String MANAGED_BY = "app.kubernetes.io/managed-by";

  /** Copies {@code document}; whole numbers become {@code Long}. */
  public MeshObject {
    document = Tree.copy(document);
  }

  /** The object in {@code document}, which has apiVersion, kind, and a name. */
  public static MeshObject of(Map<?, ?> document) {
    Map<String, Object> tree = Tree.copy(document);
    Map<String, Object> meta = Tree.map(tree, "metadata");
    return new MeshObject(
        new ObjectKey(
            Tree.text(tree, "apiVersion").orElse(""),
            Tree.text(tree, "kind").orElse(""),
            Tree.text(meta, "namespace").orElse(""),
            Tree.text(meta, "name").orElse("")),
        tree);
  }

  /**
   * The objects in {@code text}, in YAML or JSON; others, and what is no object, are passed over.
   *
   * @param name what the text is called in findings
   */
  public static List<MeshObject> parse(String name, String text, Findings findings) {
    return of(new YamlReader(findings).parse(name, text).orElse(List.of()));
  }

  /** The objects among {@code documents}. */
  public static List<MeshObject> of(List<YamlNode> documents) {
    return documents.stream()
        .filter(YamlNode.Mapping.class::isInstance)
        .map(YamlValues::of)
        .map(document -> of((Map<?, ?>) document))
        .filter(object -> !object.key().kind().isEmpty() && !object.key().name().isEmpty())
        .toList();
  }

  /** {@code spec}; empty where there is none. */
  public Map<String, Object> spec() {
    return Tree.map(document, "spec");
  }

  /** {@code metadata.labels}. */
  public SortedMap<String, String> labels() {
    return Tree.labels(document, "metadata", "labels");
  }

  /** The topology it was generated from; empty for an object of somebody else. */
  public Optional<Owner> owner() {
    SortedMap<String, String> labels = labels();
    return "meshlane".equals(labels.get(MANAGED_BY))
        ? Optional.ofNullable(labels.get(TOPOLOGY_LABEL))
            .map(name -> new Owner(name, labels.getOrDefault(HOME_LABEL, key.namespace())))
        : Optional.empty();
  }

  /** {@code metadata.generation}, in a cluster. */
  public OptionalLong generation() {
    return Tree.map(document, "metadata").get("generation") instanceof Long generation
        ? OptionalLong.of(generation)
        : OptionalLong.empty();
  }

  /** {@code metadata.resourceVersion}, in a cluster. */
  public Optional<String> resourceVersion() {
    return Tree.text(Tree.map(document, "metadata"), "resourceVersion");
  }

  /**
   * What of it is ours, for reading and comparing: the labels by which it is known, and the spec;
   * keys in alphabetical order, but {@code name} first.
   */
  public Map<String, Object> essence() {
    Map<String, Object> labels = new TreeMap<>(labels());
    labels.keySet().retainAll(Set.of(TOPOLOGY_LABEL, HOME_LABEL, MANAGED_BY));
    return Tree.sorted(Map.of("metadata", Map.of("labels", labels), "spec", spec()));
  }

  /** The same object with another spec. */
  public MeshObject withSpec(Map<String, Object> spec) {
    return new MeshObject(key, Tree.with(document, "spec", spec));
  }

  /**
   * True when the cluster needs no write to have {@code wanted}: the same spec, as a whole, and
   * every label of {@code wanted}. Status, managedFields and others' labels and annotations do not
   * count.
   */
  public boolean isSameAs(MeshObject wanted) {
    return key.equals(wanted.key)
        && spec().equals(wanted.spec())
        && labels().entrySet().containsAll(wanted.labels().entrySet());
  }
}
