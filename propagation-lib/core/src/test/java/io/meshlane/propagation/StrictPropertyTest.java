package io.meshlane.propagation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The system property, in a process of its own: it is read once. */
class StrictPropertyTest {
  @Test
  void property_true_namesALeakedScope() throws Exception {
    assertThat(outputOfALeak("-Dmeshlane.propagation.strict=true"))
        .contains("lane blue on thread main, opened at")
        .contains("scope of lane blue opened here");
  }

  @Test
  void property_absentOrFalse_recordsNothing() throws Exception {
    assertThat(outputOfALeak("-Dmeshlane.propagation.strict=false")).isEmpty();
    assertThat(outputOfALeak("-Dmeshlane.other=true")).isEmpty();
  }

  private static String outputOfALeak(String option) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                System.getProperty("java.class.path"),
                Leak.class.getName())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Leaves a scope open, and asks. */
  static class Leak {
    public static void main(String[] arguments) {
      CurrentLane.open("blue");
      StrictScopes.requireNone();
    }
  }
}
