package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands of {@code k8s/up} where it makes a cluster of kind's or pushes to a registry: each
 * program is a few lines of shell that write down how they were called. What those commands then do
 * is not shown here.
 */
class UpScriptTest {
  private static final String TELL = "echo \"${0##*/} $*\" >>\"$CALLS\"";

  /** What an apply is given is told, too. */
  private static final String KUBECTL =
      """
      case $* in
        'config current-context') echo "$CONTEXT" ;;
        kustomize*) echo 'image: meshlane/testbbb:0.1.0' ;;
        apply*) sed 's/^/  /' >>"$CALLS" ;;
      esac
      """;

  @TempDir private Path folder;

  @BeforeEach
  void checkout() throws IOException {
    Files.createDirectories(folder.resolve("k8s"));
    Files.copy(Path.of("..", "k8s", "up"), folder.resolve("k8s/up"));
    for (String program : List.of("mvnw", "meshlane", "bin/kind", "bin/istioctl")) {
      script(program, TELL);
    }
    script("bin/kubectl", TELL + "\n" + KUBECTL);
  }

  @Test
  void kind_makesACluster_putsIstioIntoIt_andLoadsTheImages() throws Exception {
    List<String> calls = up(Map.of("CONTEXT", "kind-meshlane"), "--kind");

    assertThat(calls)
        .containsSubsequence(
            "kind get clusters",
            "kind create cluster --config k8s/kind.yaml",
            "kubectl config use-context kind-meshlane")
        .anyMatch(call -> call.startsWith("istioctl install -y --set profile=default "))
        .containsSubsequence(
            "mvnw -B -ntp -q -Pimage -pl samples/service-a,samples/service-b -am package"
                + " -DskipTests -Dimage.base=eclipse-temurin:17-jre",
            "kind load image-archive --name meshlane samples/service-a/target/jib-image.tar",
            "kind load image-archive --name meshlane samples/service-b/target/jib-image.tar",
            "kubectl apply --server-side -f -",
            "  image: meshlane/testbbb:0.1.0",
            "kubectl rollout status -n test-istio deployment --timeout=300s",
            "meshlane apply k8s/meshlane.yaml --manifests k8s/base");
  }

  @Test
  void push_buildsIntoTheRegistry_andTheManifestsNameIt() throws Exception {
    List<String> calls =
        up(Map.of("CONTEXT", "shared", "IMAGE_REGISTRY", "registry.example.com/team"));

    assertThat(calls)
        .containsSubsequence(
            "mvnw -B -ntp -q -Pimage -pl samples/service-a,samples/service-b -am package"
                + " -DskipTests -Dimage.base=eclipse-temurin:17-jre"
                + " -Dimage.prefix=registry.example.com/team/ -Djib.goal=build",
            "kubectl apply --server-side -f -",
            "  image: registry.example.com/team/testbbb:0.1.0")
        .noneMatch(call -> call.startsWith("kind "));
  }

  @Test
  void push_withoutARegistry_saysWhatToSet_andAppliesNothing() throws Exception {
    List<String> calls = up(Map.of("CONTEXT", "shared"));

    assertThat(Files.readString(folder.resolve("said"))).contains("set IMAGE_REGISTRY");
    assertThat(calls).noneMatch(call -> call.startsWith("kubectl apply"));
  }

  /** How the programs were called, the checkout's own path taken away. */
  private List<String> up(Map<String, String> settings, String... options) throws Exception {
    Path calls = Files.createFile(folder.resolve("calls"));
    ProcessBuilder builder =
        new ProcessBuilder("bash", folder.resolve("k8s/up").toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    builder.command().addAll(List.of(options));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("IMAGE_"));
    environment.putAll(settings);
    environment.put("CALLS", calls.toString());
    environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
    builder.start().waitFor();
    return Files.readString(calls).replace(folder.toRealPath() + "/", "").lines().toList();
  }

  private void script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
