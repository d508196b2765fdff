package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine commandLine =
      Main.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

  @Test
  void version_whenClassesAreNotPackaged_isDevelopment() {
    int exitCode = commandLine.execute("--version");

    assertThat(exitCode).isZero();
    assertThat(out).hasToString("meshlane development\n");
  }

  @Test
  void command_withoutArguments_printsItsUsage() {
    int exitCode = commandLine.execute();

    assertThat(exitCode).isZero();
    assertThat(out.toString()).startsWith("Usage: meshlane");
  }

  @Test
  void unknownOption_isAUsageError() {
    int exitCode = commandLine.execute("--no-such-option");

    assertThat(exitCode).isEqualTo(64);
    assertThat(err.toString()).contains("--no-such-option");
  }
}
