package io.meshlane.generator.cluster;

import static io.meshlane.generator.diagnostic.DiagnosticCode.FIELD_CONFLICT;
import static io.meshlane.generator.diagnostic.DiagnosticCode.OBJECT_CHANGED;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.meshlane.generator.change.MeshObject;
import io.meshlane.generator.change.ObjectKey;
import io.meshlane.generator.change.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Writes single objects by server-side apply under one field owner.
 *
 * @param dryRun the API server and its webhooks judge each write, and nothing is kept
 * @param versions of the objects it has written, for a deletion later in the same run
 * @param force what others own is taken over, also fields that are to go
 */
record Writer(
    KubernetesClient client,
    Requests requests,
    boolean dryRun,
    boolean force,
    Map<ObjectKey, String> versions) {
  static final String FIELD_OWNER = "meshlane";
  private static final String TOUCHED = "meshlane.io/pushed-by-istio.io";
  private static final int CONFLICT = 409;

  Writer(KubernetesClient client, Requests requests, boolean dryRun, boolean force) {
    this(client, requests, dryRun, force, new ConcurrentHashMap<>());
  }

  Writer trial() {
    return new Writer(client, requests, true, force);
  }

  /** The generation after the write, when that is another than before; a deletion has none. */
  OptionalLong write(Step step) {
    String place = step.key().toString();
    if (step instanceof Step.Delete delete) {
      requests.call(place, () -> delete(delete));
      return OptionalLong.empty();
    }
    Step.Apply apply = (Step.Apply) step;
    MeshObject after = Objects.read(requests.call(place, () -> apply(apply)));
    if (!after.isSameAs(apply.object())) {
      after = withoutOthersFields(apply, after);
    }
    after.resourceVersion().ifPresent(version -> versions.put(step.key(), version));
    OptionalLong before = apply.before().map(MeshObject::generation).orElse(OptionalLong.empty());
    return after.generation().equals(before) ? OptionalLong.empty() : after.generation();
  }

  private GenericKubernetesResource apply(Step.Apply step) {
    Resource<GenericKubernetesResource> resource =
        at(step.key(), Objects.write(document(step.object())));
    var applicable = resource.dryRun(dryRun).fieldManager(FIELD_OWNER);
    return force ? applicable.forceConflicts().serverSideApply() : applicable.serverSideApply();
  }

  /** What is generated, and nothing that only a cluster knows. */
  private static Map<String, Object> document(MeshObject object) {
    Map<String, Object> meta = new TreeMap<>();
    meta.put("name", object.key().name());
    meta.put("namespace", object.key().namespace());
    meta.put("labels", object.labels());
    Map<String, Object> document = new TreeMap<>();
    document.put("apiVersion", object.key().apiVersion());
    document.put("kind", object.key().kind());
    document.put("metadata", meta);
    document.put("spec", object.spec());
    return document;
  }

  /** Server-side apply leaves fields that others own besides ours; the whole spec is ours. */
  private MeshObject withoutOthersFields(Step.Apply step, MeshObject after) {
    String place = step.key().toString();
    if (!force) {
      throw new ClusterProblem(
          FIELD_CONFLICT,
          place,
          "others manage fields of it that are to go: "
              + differing(step.object(), after)
              + "; written by "
              + owners(step.key()),
          "agree on who writes it; --force-conflicts takes it over, as kubectl apply does");
    }
    if (dryRun) {
      return step.object();
    }
    // Nothing but removals: what is left has the values just applied, so no second owner appears.
    String patch =
        Objects.json(
            List.of(Map.of("op", "replace", "path", "/spec", "value", step.object().spec())));
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withFieldManager(FIELD_OWNER)
            .build();
    return Objects.read(requests.call(place, () -> named(step.key()).patch(context, patch)));
  }

  /**
   * Changes nothing but an annotation. istiod passes over such a change, unless the annotation's
   * name has 'istio.io' in it (needsPush in pilot/pkg/bootstrap/configcontroller.go): then it makes
   * a new push context. Failure is no harm: without it a wait takes ten seconds longer.
   */
  void touch(ObjectKey key) {
    String patch =
        Objects.json(
            Map.of("metadata", Map.of("annotations", Map.of(TOUCHED, Instant.now().toString()))));
    PatchContext context =
        new PatchContext.Builder()
            .withPatchType(PatchType.JSON_MERGE)
            .withFieldManager(FIELD_OWNER + "-wait")
            .build();
    try {
      versions.put(key, named(key).patch(context, patch).getMetadata().getResourceVersion());
    } catch (KubernetesClientException e) {
      versions.remove(key); // nobody knows whether it was written
    }
  }

  private static String differing(MeshObject wanted, MeshObject found) {
    return found.spec().keySet().stream()
        .filter(key -> !java.util.Objects.equals(found.spec().get(key), wanted.spec().get(key)))
        .map(key -> ".spec." + key)
        .collect(Collectors.joining(", "));
  }

  private String owners(ObjectKey key) {
    GenericKubernetesResource found = requests.call(key.toString(), () -> named(key).get());
    return found.getMetadata().getManagedFields().stream()
        .map(ManagedFieldsEntry::getManager)
        .filter(name -> !name.equals(FIELD_OWNER))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private boolean delete(Step.Delete step) {
    var resource = named(step.key());
    Optional<String> version =
        Optional.ofNullable(versions.get(step.key())).or(() -> step.object().resourceVersion());
    try {
      if (dryRun || version.isEmpty()) {
        resource.dryRun(dryRun).delete();
      } else {
        resource.lockResourceVersion(version.get()).delete();
      }
      return true;
    } catch (KubernetesClientException e) {
      if (e.getCode() == CONFLICT) {
        throw changed(step.key());
      }
      throw e;
    }
  }

  static ClusterProblem changed(ObjectKey key) {
    return new ClusterProblem(
        OBJECT_CHANGED,
        key.toString(),
        "somebody has changed it since it was read, and it was to be deleted",
        "run it again: it looks at the cluster anew");
  }

  private Resource<GenericKubernetesResource> at(ObjectKey key, GenericKubernetesResource object) {
    return kind(key).inNamespace(key.namespace()).resource(object);
  }

  private Resource<GenericKubernetesResource> named(ObjectKey key) {
    return kind(key).inNamespace(key.namespace()).withName(key.name());
  }

  private MixedOperation<
          GenericKubernetesResource,
          GenericKubernetesResourceList,
          Resource<GenericKubernetesResource>>
      kind(ObjectKey key) {
    return client.genericKubernetesResources(IstioKind.of(key).context());
  }
}
