package io.meshlane.generator.cli;

import java.io.PrintWriter;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code meshlane} command. Subcommands do the work; alone it prints how it is used. */
@Command(
    name = "meshlane",
    description =
        "Gives every branch its own lane through one shared Istio environment: reads one topology"
            + " file and writes the Istio configuration.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    usageHelpAutoWidth = true,
    versionProvider = Main.JarVersion.class,
    exitCodeOnInvalidInput = ExitCode.USAGE,
    exitCodeOnExecutionException = ExitCode.BUG,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      " 0:done",
      " 1:a bug in meshlane; the stack trace is on standard error",
      " 2:plan: something would change",
      "64:arguments that cannot be understood",
      "65:a file that cannot be read, or is not YAML",
      "79:findings: see them on standard error and in DIAGNOSTICS.md"
    },
    subcommands = {
      GenerateCommand.class,
      ValidateCommand.class,
      PlanCommand.class,
      ApplyCommand.class,
      RetireCommand.class,
      ExplainCommand.class,
      SlugCommand.class,
      CompletionCommand.class,
      CommandLine.HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  meshlane validate k8s/meshlane.yaml",
      "  meshlane generate k8s/meshlane.yaml -o k8s/generated",
      "  meshlane generate k8s/meshlane.yaml -o k8s/generated --check",
      "  meshlane explain k8s/meshlane.yaml --all",
      "  meshlane slug feature/PAY-42",
      "Each command has its own --help."
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(args));
  }

  private static int run(String[] args) {
    Streams.Remembering stdout = Streams.output();
    PrintWriter out = Streams.writer(stdout);
    PrintWriter err = Streams.error();
    try {
      int exitCode = commandLine().setOut(out).setErr(err).execute(args);
      out.flush();
      return stdout.failure().map(e -> Failures.output(e, err)).orElse(exitCode);
    } catch (Throwable e) { // such as OutOfMemoryError, which picocli lets pass
      return Failures.bug(e, err);
    } finally {
      err.flush();
    }
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::usage)
        .setExecutionExceptionHandler((e, command, arguments) -> Failures.bug(e, command.getErr()));
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  /** The version in the jar's manifest; classes that were never packaged have none. */
  static final class JarVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"meshlane " + Objects.requireNonNullElse(version, "development")};
    }
  }
}
