package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.meshlane.e2e.Workloads.Echo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What the README's section on CI shows of {@code apply} and {@code retire} is what they print, but
 * for times and the number of proxies. Refresh with {@code -Ddocumentation.update=true}, and read
 * the difference.
 */
@Isolated("a proxy that ends beside it would be told of")
class DocumentedPipelineIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path README = ROOT.resolve("README.md");
  private static final String TOPOLOGY = "k8s/examples/discovered.yaml";
  private static final Pattern COMMAND =
      Pattern.compile("(?m)^\\$ \\./meshlane ((?:apply|retire) .*)\n((?:(?!\\$ |```).*\n)*)");

  @RegisterExtension static final Stage STAGE = new Stage("pipeline").gateway();

  @TempDir Path folder;

  @Test
  void pipeline_inTheReadme_showsTrueOutput() throws Exception {
    deploy(new Echo("testaaa", "release", List.of(31000), Map.of()));
    deploy(new Echo("testaaa", "release-v1", List.of(31000), Map.of()));
    deploy(new Echo("testbbb", "release", List.of(32000), Map.of()));
    write("timeout: 10s");
    String first = run("apply " + TOPOLOGY + " --cluster");
    assertThat(first).contains("objects written");
    deploy(new Echo("testbbb", "feature-pay-42", List.of(32000), Map.of()));
    String text = Files.readString(README);
    List<String> printed = new ArrayList<>();

    for (MatchResult command : COMMAND.matcher(text).results().toList()) {
      printed.add(run(command.group(1)));
      write("timeout: 12s"); // between the first and the second
    }

    assertThat(printed).hasSize(3);
    String truth = with(text, printed);
    if (Boolean.getBoolean("documentation.update")) {
      Files.writeString(README, truth);
    }
    assertThat(masked(text)).isEqualTo(masked(truth));
  }

  private static String with(String text, List<String> printed) {
    int[] next = {0};
    return COMMAND
        .matcher(text)
        .replaceAll(
            command ->
                Matcher.quoteReplacement(
                    "$ ./meshlane " + command.group(1) + "\n" + printed.get(next[0]++)));
  }

  private static String masked(String text) {
    return text.replaceAll("(?m)^ +[0-9]+ of [0-9]+ proxies have it\n", "") // a slow wait
        .replaceAll("[0-9]+ of [0-9]+ proxies have it, [0-9.]+ s", "all proxies have it");
  }

  private void write(String timeout) throws IOException {
    String text =
        Files.readString(ROOT.resolve(TOPOLOGY))
            .replace("name: testenv", "name: " + STAGE.namespace()) // others have that one
            .replace("test-istio", STAGE.namespace())
            .replace("istio-system", STAGE.values().get("gatewayNamespace"))
            .replace("ingressgateway", STAGE.values().get("gateway"))
            .replace("timeout: 10s", timeout);
    Files.createDirectories(folder.resolve(TOPOLOGY).getParent());
    Files.writeString(folder.resolve(TOPOLOGY), text);
  }

  /** A Deployment with a ready pod. */
  private static void deploy(Echo echo) {
    for (HasMetadata object : new Workloads(STAGE.cluster(), STAGE.namespace()).deployed(echo)) {
      STAGE.cluster().apply(object);
      if (object.getKind().equals("Deployment")) {
        Polling.until(
            Duration.ofSeconds(120),
            echo + " to be ready",
            () -> {
              var now = (Deployment) STAGE.cluster().client().resource(object).get();
              return Integer.valueOf(1).equals(now.getStatus().getReadyReplicas());
            });
      }
    }
  }

  /** What it prints, as it would of the README's namespace. */
  private String run(String arguments) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.meshlane.generator.cli.Main"));
    words.addAll(List.of(arguments.split(" ")));
    Process process =
        new ProcessBuilder(words).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output
        .replaceAll("(?m)^SLF4J.*\n", "") // of this class path, not of the packaged jar
        .replace(STAGE.values().get("gatewayNamespace"), "istio-system")
        .replace(STAGE.namespace(), "test-istio");
  }
}
