package io.meshlane.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The packaged demonstration as a process, with the packaged samples. */
final class RunningDemo implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;
  private final Path errors;
  private String lastLine = "";

  /**
   * Starts it.
   *
   * @param jars the folder with the samples' jars
   */
  RunningDemo(Path folder, Path jars, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dfile.encoding=UTF-8",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-jar",
                executable("demo").toString(),
                Shipped.ROOT.toString(),
                jars.toString()));
    command.addAll(List.of(options));
    errors = folder.resolve("errors");
    process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    out = process.inputReader(StandardCharsets.UTF_8);
  }

  /** A folder with {@code testaaa.jar} and {@code testbbb.jar}, as this build packaged them. */
  static Path jars(Path folder) throws IOException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    Files.copy(executable("service-a"), jars.resolve("testaaa.jar"));
    Files.copy(executable("service-b"), jars.resolve("testbbb.jar"));
    return jars;
  }

  private static Path executable(String module) throws IOException {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:**/*-executable.jar");
    try (Stream<Path> files = Files.list(Shipped.ROOT.resolve("samples/" + module + "/target"))) {
      return files.filter(matcher::matches).findFirst().orElseThrow();
    }
  }

  /** What it says until the first line that contains {@code last}, that line not included. */
  List<String> linesUntil(String last) throws IOException {
    List<String> lines = new ArrayList<>();
    String line = out.readLine();
    while (line != null && !line.contains(last)) {
      lines.add(line);
      line = out.readLine();
    }
    lastLine = line == null ? "" : line;
    return lines;
  }

  /** The line at which {@link #linesUntil} stopped; empty at the end. */
  String lastLine() {
    return lastLine;
  }

  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** The processes it has started. */
  List<ProcessHandle> services() {
    return process.descendants().toList();
  }

  /** What ctrl-c does; returns the exit status to be expected. */
  int interrupt() throws IOException, InterruptedException {
    boolean ignored = ignoresInterrupts();
    String signal = ignored ? "-TERM" : "-INT";
    new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    return 128 + (ignored ? 15 : 2);
  }

  /** A build in the background of a script ignores ctrl-c, and so do all processes it starts. */
  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        && Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.replaceFirst("SigIgn:\\s*", ""), 16))
            .anyMatch(signals -> (signals & 2) != 0);
  }

  int awaitEnd() throws InterruptedException {
    if (!process.waitFor(5, TimeUnit.MINUTES)) {
      throw new IllegalStateException("the demo does not end");
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    List<ProcessHandle> left = services();
    process.destroyForcibly();
    left.forEach(ProcessHandle::destroyForcibly);
  }
}
