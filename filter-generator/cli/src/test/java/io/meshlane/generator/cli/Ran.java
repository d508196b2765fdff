package io.meshlane.generator.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One line of shell, run in a folder. */
record Ran(int exitCode, String out, String err) {

  static Ran in(Path folder, String line) throws IOException, InterruptedException {
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    try {
      ProcessBuilder shell =
          new ProcessBuilder("bash", "-c", line)
              .directory(folder.toFile())
              .redirectOutput(out.toFile())
              .redirectError(err.toFile());
      shell.environment().keySet().removeIf(name -> name.startsWith("JAVA_"));
      Process process = shell.start();
      process.getOutputStream().close();
      int exitCode = process.waitFor();
      return new Ran(exitCode, Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }
}
