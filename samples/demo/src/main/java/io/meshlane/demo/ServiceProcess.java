package io.meshlane.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** One version of a sample as a process of its own, with its output in a file. */
final class ServiceProcess {
  private static final long PATIENCE_SECONDS = 20;
  private static final int LINES_OF_A_FAILURE = 20;

  private final Version version;
  private final Process process;
  private final Path log;
  private final CompletableFuture<URI> address = new CompletableFuture<>();

  /**
   * Starts it; whoever starts it stops it.
   *
   * @param jar the sample
   * @param proxyPort of its sidecar
   * @param folder for its output; also its working folder, which holds no settings of anyone's
   */
  ServiceProcess(Version version, Path jar, int proxyPort, Path folder) throws IOException {
    this.version = version;
    this.log = folder.resolve(version + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(command(jar, proxyPort))
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PROJECT_VERSION", version.name());
    builder.environment().remove("NEXT_URL");
    this.process = builder.start();
    process.getOutputStream().close();
    Thread reader = new Thread(this::read, "demo-" + version);
    reader.setDaemon(true);
    reader.start();
  }

  /** Quick to start and small, for a life of some seconds. */
  private static List<String> command(Path jar, int proxyPort) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-Xmx128m",
        "-Dhttp.proxyHost=127.0.0.1",
        "-Dhttp.proxyPort=" + proxyPort,
        "-jar",
        jar.toString(),
        "--server.port=0",
        "--server.address=127.0.0.1");
  }

  Version version() {
    return version;
  }

  /** Completes when it answers; with a {@link DemoFailure} when it ends before. */
  CompletableFuture<URI> address() {
    return address;
  }

  void askToEnd() {
    process.destroy();
  }

  /** Returns when it is gone, by force if it takes too long. */
  void awaitEnd() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void read() {
    Startup startup = new Startup();
    Deque<String> last = new ArrayDeque<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        PrintWriter copy = new PrintWriter(Files.newBufferedWriter(log), true)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        copy.println(line);
        last.add(line);
        if (last.size() > LINES_OF_A_FAILURE) {
          last.remove();
        }
        startup.read(line).ifPresent(address::complete);
      }
    } catch (IOException e) {
      address.completeExceptionally(e);
    }
    address.completeExceptionally(
        new DemoFailure(
            version + " ended before it was ready, saying:\n" + String.join("\n", last)));
  }
}
