package io.meshlane.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The images of the sample services, as {@code package -Pimage} leaves them; without them a class
 * is skipped, and says so, or fails where a cluster is required.
 */
final class SampleImages implements ExecutionCondition {
  private static final List<Path> ARCHIVES =
      List.of(
          Path.of("..", "samples", "service-a", "target", "jib-image.tar"),
          Path.of("..", "samples", "service-b", "target", "jib-image.tar"));

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    boolean there = ARCHIVES.stream().allMatch(Files::exists);
    if (there || Cluster.isRequired()) {
      return ConditionEvaluationResult.enabled("the images are there, or must be");
    }
    String line = "skipped, the sample services have no images (add -Pimage)";
    System.err.println(context.getDisplayName() + ": " + line);
    return ConditionEvaluationResult.disabled(line);
  }

  /** Puts them into the cluster's nodes. */
  static void load(Cluster cluster) {
    for (Path archive : ARCHIVES) {
      if (!Files.exists(archive)) {
        throw new IllegalStateException(archive + " is not there: run with -Pimage");
      }
      EchoLoading.load(cluster.client(), archive);
    }
  }
}
