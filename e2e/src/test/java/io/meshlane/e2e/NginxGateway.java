package io.meshlane.e2e;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The nginx gateway of {@code k8s/gateway-nginx} in a stage's namespace. */
final class NginxGateway {
  private static final Path FOLDER = Path.of("..", "k8s", "gateway-nginx");

  private NginxGateway() {}

  /**
   * Starts some and returns when all are ready.
   *
   * @param files the settings of each, by the name it gets
   */
  static void start(Stage stage, Map<String, String> files) {
    List<HasMetadata> objects = new ArrayList<>();
    files.forEach((name, file) -> objects.addAll(manifests(stage, name, file)));
    objects.forEach(stage.cluster()::apply);
    for (HasMetadata object : objects) {
      if (object instanceof Deployment) {
        stage.cluster().client().resource(object).waitUntilReady(2, TimeUnit.MINUTES);
      }
    }
  }

  private static List<HasMetadata> manifests(Stage stage, String name, String file) {
    String manifests =
        Command.runOrFail(List.of("kubectl", "kustomize", FOLDER.toString()))
            .replace("gateway-nginx", name)
            .replace("namespace: test-istio", "namespace: " + stage.namespace());
    return stage.cluster().read(manifests).stream()
        .map(object -> object instanceof ConfigMap map ? with(map, file) : object)
        .toList();
  }

  private static HasMetadata with(ConfigMap map, String file) {
    try {
      String configuration = Files.readString(FOLDER.resolve(file));
      return new ConfigMapBuilder(map).withData(Map.of("nginx.conf", configuration)).build();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
