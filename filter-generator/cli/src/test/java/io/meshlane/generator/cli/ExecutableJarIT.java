package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ExecutableJarIT {

  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

  @Test
  void version_ofThePackagedJar_isTheReleases() throws Exception {
    Process process =
        new ProcessBuilder(JAVA.toString(), "-jar", "target/meshlane.jar", "--version")
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output).matches("meshlane \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }
}
