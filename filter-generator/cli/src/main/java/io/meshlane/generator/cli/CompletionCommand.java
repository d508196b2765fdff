package io.meshlane.generator.cli;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code meshlane completion}: the script that makes a shell complete our words. */
@Command(
    name = "completion",
    description = {
      "Prints a completion script for bash and zsh.",
      "",
      "Keep it where your shell reads it, or source it in ~/.bashrc or ~/.zshrc:",
      ""
    },
    footer = {
      "  meshlane completion > ~/.local/share/bash-completion/completions/meshlane",
      "  source <(meshlane completion)"
    })
final class CompletionCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    CommandLine meshlane = spec.root().commandLine();
    meshlane.getOut().print(AutoComplete.bash(meshlane.getCommandName(), meshlane));
  }
}
