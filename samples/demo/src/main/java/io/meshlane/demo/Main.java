package io.meshlane.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * The demonstration as a process; {@code ./demo} builds and starts it.
 *
 * <p>Arguments: the checkout, the folder with the samples' jars, and {@code --keep} to stay until
 * the process is told to end. The story goes to standard output, progress to standard error. Ends
 * with status 1 when an answer is not what the rules say or something fails, and never leaves a
 * process behind.
 */
public final class Main {
  private Main() {}

  /** See the class. */
  public static void main(String[] arguments) throws IOException {
    // A proxy sends on the host that was called.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", "host");
    List<String> words = List.of(arguments);
    Path folder = Files.createTempDirectory("meshlane-demo");
    Path checkout = Path.of(words.get(0)).toAbsolutePath();
    Path jars = Path.of(words.get(1)).toAbsolutePath();
    boolean right = false;
    AtomicBoolean ending = new AtomicBoolean();
    try (Environment environment = new Environment(checkout, jars, folder)) {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> end(environment, folder, ending)));
      right = run(environment, words.contains("--keep"));
    } catch (DemoFailure failure) {
      // A service that was told to end is no failure.
      if (!ending.get()) {
        progress(String.valueOf(failure.getMessage()));
      }
    }
    System.exit(right ? 0 : 1);
  }

  private static boolean run(Environment environment, boolean keep) {
    PrintStream out = System.out;
    progress("starting four processes ...");
    environment.start(version -> progress(version + " is ready"));
    boolean right = new Story(environment, out).tell();
    if (keep) {
      stay(environment, out);
    }
    return right;
  }

  private static void stay(Environment environment, PrintStream out) {
    try (Page page = new Page(environment)) {
      out.println();
      out.println("Open " + page.address() + " or call the gateway; ctrl-c ends everything:");
      out.println("  curl -H 'project-version: release-v1' " + environment.address() + "/");
      out.flush();
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void progress(String text) {
    System.err.println("demo: " + text);
  }

  private static void end(Environment environment, Path folder, AtomicBoolean ending) {
    ending.set(true);
    environment.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
