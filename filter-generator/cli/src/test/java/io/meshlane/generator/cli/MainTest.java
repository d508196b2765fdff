package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

class MainTest {
  private static final Path HERE = Path.of("nowhere");

  @Test
  void version_whenClassesAreNotPackaged_isDevelopment() {
    assertThat(Called.in(HERE, "--version")).isEqualTo(new Called(0, "meshlane development\n", ""));
  }

  @Test
  void command_withoutArguments_printsItsUsage() {
    Called called = Called.in(HERE);

    assertThat(called.exitCode()).isZero();
    assertThat(called.out()).startsWith("Usage: meshlane").contains("generate", "validate", "slug");
  }

  @ParameterizedTest
  @ValueSource(strings = {"generate", "validate", "slug", "completion"})
  void help_ofACommand_hasExamplesAndExitCodes(String command) {
    Called called = Called.in(HERE, command, "--help");

    assertThat(called.exitCode()).isZero();
    assertThat(called.out())
        .startsWith("Usage: meshlane " + command)
        .contains("Examples:\n  ", "  65   a file that cannot be read", "  79   findings");
  }

  @Test
  void unknownOption_isAUsageErrorWithASuggestion() {
    Called called = Called.in(HERE, "validate", "shop.yaml", "--manifest=k8s");

    assertThat(called)
        .isEqualTo(
            new Called(
                64,
                "",
                """
                meshlane: Unknown option: '--manifest=k8s'
                Possible solutions: --manifests
                Try 'meshlane validate --help'.
                """));
  }

  @Test
  void unknownCommand_isAUsageErrorWithASuggestion() {
    Called called = Called.in(HERE, "genrate");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).contains("'genrate'", "Did you mean: meshlane generate");
  }

  @Test
  void generate_withoutOutput_isAUsageError() {
    Called called = Called.in(HERE, "generate", "shop.yaml");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).startsWith("meshlane: Missing required option: '--output=DIR'\n");
  }

  @Test
  void completion_isAScriptThatKnowsEveryCommand() {
    Called called = Called.in(HERE, "completion");

    assertThat(called.exitCode()).isZero();
    assertThat(called.out())
        .startsWith("#!/usr/bin/env bash\n")
        .contains("complete -F _complete_meshlane", "--manifests", "--fail-on", "slug");
  }

  @Test
  void exceptionNobodyExpected_isABugWithItsTrace() {
    StringWriter err = new StringWriter();

    int exitCode =
        Main.commandLine()
            .addSubcommand("crash", new Crash())
            .setErr(new PrintWriter(err))
            .execute("crash");

    assertThat(exitCode).isEqualTo(1);
    assertThat(err.toString())
        .startsWith("meshlane: internal error: java.lang.IllegalStateException: out of lanes\n")
        .contains("\tat io.meshlane.generator.cli.MainTest$Crash.run", "Please report it");
  }

  @Test
  void output_thatIsFull_isAFinding() {
    StringWriter err = new StringWriter();

    int exitCode =
        Failures.output(new IOException("No space left on device"), new PrintWriter(err));

    assertThat(exitCode).isEqualTo(79);
    assertThat(err.toString())
        .startsWith("error[ML0401] standard output: cannot be written: No space left on device\n");
  }

  @Command(name = "crash")
  static final class Crash implements Runnable {
    @Override
    public void run() {
      throw new IllegalStateException("out of lanes");
    }
  }
}
