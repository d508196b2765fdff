package io.meshlane.generator.cluster;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.meshlane.generator.change.MeshObject;
import java.util.Map;

/** Between the client's form of an object and ours. */
final class Objects {
  private static final KubernetesSerialization JSON = new KubernetesSerialization();

  private Objects() {}

  static MeshObject read(GenericKubernetesResource object) {
    return MeshObject.of(JSON.convertValue(object, Map.class));
  }

  static GenericKubernetesResource write(Map<String, Object> document) {
    return JSON.convertValue(document, GenericKubernetesResource.class);
  }

  static String json(Object object) {
    return JSON.asJson(object);
  }
}
