package io.meshlane.generator.cli;

import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The {@code meshlane} command. Subcommands do the work; alone it prints how it is used. */
@Command(
    name = "meshlane",
    description = "Writes the Istio configuration of traffic lanes.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.JarVersion.class,
    exitCodeOnInvalidInput = Main.USAGE_ERROR)
public final class Main implements Runnable {

  /** Exit code for arguments that cannot be understood (EX_USAGE of sysexits.h). */
  static final int USAGE_ERROR = 64;

  @Spec private CommandSpec spec;

  Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main());
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
