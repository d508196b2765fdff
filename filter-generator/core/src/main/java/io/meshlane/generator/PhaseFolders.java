package io.meshlane.generator;

import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Phase;
import io.meshlane.generator.change.Plan;
import io.meshlane.generator.render.Manifest;
import io.meshlane.generator.render.Renderer;
import io.meshlane.generator.yaml.YamlText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A plan as folders for GitOps: after each phase, everything the mesh then holds of the topology.
 * Whole sets and not differences, because such tools delete what is no longer in a folder.
 */
final class PhaseFolders {
  /** Within one sync, for whoever goes to the last folder at once: subsets before routes. */
  private static final Map<String, String> WAVES =
      Map.of("DestinationRule", "1", "VirtualService", "2");

  private static final String LAST_WAVE = "3";

  private final Plan plan;
  private final String topology;

  PhaseFolders(Plan plan, String topology) {
    this.plan = plan;
    this.topology = topology;
  }

  /** Folder, such as {@code 1-add-subsets}, to its files. */
  Map<String, List<Manifest>> folders() {
    Map<String, List<Manifest>> folders = new LinkedHashMap<>();
    for (int number = 1; number <= plan.phases().size(); number++) {
      Phase phase = plan.phases().get(number - 1);
      String name = number + "-" + phase.kind().title().replace(' ', '-');
      folders.put(name, files(plan.after(number)));
    }
    return folders;
  }

  private List<Manifest> files(List<MeshObject> objects) {
    List<Manifest> files = new ArrayList<>();
    objects.forEach(object -> files.add(file(object)));
    List<String> names = files.stream().map(Manifest::fileName).sorted().toList();
    Map<String, Object> kustomization = new LinkedHashMap<>();
    kustomization.put("apiVersion", "kustomize.config.k8s.io/v1beta1");
    kustomization.put("kind", "Kustomization");
    kustomization.put("resources", names);
    files.add(manifest("Kustomization", "", "kustomization", "kustomization.yaml", kustomization));
    return files;
  }

  private Manifest file(MeshObject object) {
    ObjectKey key = object.key();
    String name =
        key.namespace() + "." + key.kind().toLowerCase(Locale.ROOT) + "-" + key.name() + ".yaml";
    Map<String, Object> meta = new LinkedHashMap<>();
    meta.put("name", key.name());
    meta.put("namespace", key.namespace());
    meta.put("labels", object.labels());
    meta.put(
        "annotations",
        new TreeMap<>(
            Map.of("argocd.argoproj.io/sync-wave", WAVES.getOrDefault(key.kind(), LAST_WAVE))));
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("apiVersion", key.apiVersion());
    document.put("kind", key.kind());
    document.put("metadata", meta);
    document.put("spec", object.spec());
    return manifest(key.kind(), key.namespace(), key.name(), name, document);
  }

  private Manifest manifest(
      String kind, String namespace, String name, String file, Map<String, Object> document) {
    String text = Renderer.marker(topology) + "\n" + YamlText.of(document);
    return new Manifest(kind, namespace, name, file, text);
  }
}
