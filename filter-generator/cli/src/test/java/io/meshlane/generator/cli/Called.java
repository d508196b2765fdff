package io.meshlane.generator.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * One call of the command in this JVM, as if made in {@code folder}.
 *
 * @param out standard output, with paths as a caller in that folder would see them
 * @param err standard error, likewise
 */
record Called(int exitCode, String out, String err) {

  /** Calls the command; {@code $} at the start of an argument stands for {@code folder}. */
  static Called in(Path folder, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode =
        Main.commandLine()
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute(
                Arrays.stream(arguments)
                    .map(argument -> argument.replaceFirst("^\\$", folder.toString() + "/"))
                    .toArray(String[]::new));
    return new Called(exitCode, seen(folder, out), seen(folder, err));
  }

  private static String seen(Path folder, StringWriter text) {
    return text.toString().replace(folder + "//", "").replace(folder + "/", "");
  }

  /** The names of everything in {@code folder}, sorted. */
  static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
