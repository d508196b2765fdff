package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class DocumentedFlagsTest {
  @ParameterizedTest
  @ValueSource(strings = {"plan", "apply", "retire"})
  void flags_ofACommandThatAsksACluster_areInTheReadme(String command) throws IOException {
    String readme = Files.readString(Path.of("README.md"));

    List<String> flags =
        Main.commandLine().getSubcommands().get(command).getCommandSpec().options().stream()
            .filter(option -> !option.usageHelp() && !option.versionHelp())
            .map(OptionSpec::longestName)
            .toList();

    assertThat(flags).contains("--context").allSatisfy(flag -> assertThat(readme).contains(flag));
  }
}
