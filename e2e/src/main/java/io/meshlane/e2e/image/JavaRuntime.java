package io.meshlane.e2e.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Java runtime of some modules, cut from the one that runs this. */
final class JavaRuntime {
  private JavaRuntime() {}

  /** Made on first use; {@code folder} is then kept. */
  static Path in(Path folder, String modules) throws IOException, InterruptedException {
    if (!Files.exists(folder.resolve("release"))) {
      String jlink = Path.of(System.getProperty("java.home"), "bin", "jlink").toString();
      run(
          jlink,
          "--add-modules=" + modules,
          "--strip-debug",
          "--no-header-files",
          "--no-man-pages",
          "--output=" + folder);
      // Class data sharing halves the start of a pod; jlink itself learns to do it in JDK 18.
      run(folder.resolve("bin/java").toString(), "-Xshare:dump", "-XX:+UseSerialGC");
    }
    return folder;
  }

  /** What the command printed; a failure is an exception that says it. */
  static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
    return said;
  }
}
