package io.meshlane.e2e;

import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/**
 * Skips a class, and says so, where there is no Docker engine; with {@code
 * -Dmeshlane.docker=required} it runs and fails.
 */
final class DockerEngine implements ExecutionCondition {
  private static Optional<Boolean> found = Optional.empty();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (isRequired() || isThere()) {
      return ConditionEvaluationResult.enabled("there is a Docker engine, or must be");
    }
    String line = "skipped, there is no Docker (-Dmeshlane.docker=required makes this a failure)";
    System.err.println(context.getDisplayName() + ": " + line);
    return ConditionEvaluationResult.disabled(line);
  }

  private static boolean isRequired() {
    return "required".equals(System.getProperty("meshlane.docker"));
  }

  private static synchronized boolean isThere() {
    if (found.isEmpty()) {
      found = Optional.of(DockerClientFactory.instance().isDockerAvailable());
    }
    return found.get();
  }
}
