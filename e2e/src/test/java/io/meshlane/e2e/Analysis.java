package io.meshlane.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** {@code istioctl analyze}, or the program that {@code -Dmeshlane.e2e.istioctl} names. */
final class Analysis {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FOUND_ERRORS = 79;

  private Analysis() {}

  /** One message, without its advice. */
  record Finding(String code, String origin, String message) {
    /** What every EnvoyFilter raises. */
    boolean isEnvoyFilterWarning() {
      return code.equals("IST0133") && origin.startsWith("EnvoyFilter ");
    }
  }

  /** What it says of one namespace. */
  static List<Finding> of(String namespace) {
    String program = System.getProperty("meshlane.e2e.istioctl", "istioctl");
    var ended = Command.run(List.of(program, "analyze", "-n", namespace, "-o", "json"));
    if (ended.code() == Command.NO_SUCH_PROGRAM && !Cluster.isRequired()) {
      Assumptions.abort(
          "skipped, there is no " + program + " (-Dmeshlane.e2e=required makes this a failure)");
    }
    if (ended.code() != 0 && ended.code() != FOUND_ERRORS) {
      throw new IllegalStateException(
          program + " ended with " + ended.code() + ": " + ended.said());
    }
    List<Finding> findings = new ArrayList<>();
    json(ended.said())
        .forEach(
            found ->
                findings.add(
                    new Finding(
                        found.path("code").asText(),
                        found.path("origin").asText(),
                        found.path("message").asText())));
    return findings;
  }

  private static JsonNode json(String said) {
    try {
      return JSON.readTree(said.substring(said.indexOf('['), said.lastIndexOf(']') + 1));
    } catch (JsonProcessingException | StringIndexOutOfBoundsException e) {
      throw new IllegalStateException("not what analyze prints: " + said, e);
    }
  }
}
