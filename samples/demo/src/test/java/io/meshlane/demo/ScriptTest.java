package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The {@code demo} script, in a checkout whose Maven wrapper and JDK are a few lines of shell. */
class ScriptTest {
  private static final String BUILT =
      "[INFO] Building Meshlane :: Samples :: Demo 0.1.0      [16/16]";

  @TempDir private Path folder;
  private Path checkout;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("a checkout"));
    Files.copy(Shipped.ROOT.resolve("demo"), checkout.resolve("demo"));
    for (String source : new String[] {"propagation-lib", "filter-generator/core", "samples"}) {
      Files.createDirectories(checkout.resolve(source));
    }
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
    script(
        "jdk/bin/java",
        "[ \"$1\" != -version ] || { echo 'openjdk version \"17.0.1\"'; exit; }; echo \"java $*\"");
    for (String module : new String[] {"service-a", "service-b", "demo"}) {
      Files.createDirectories(checkout.resolve("samples/" + module + "/target"));
    }
    wrapper(
        "echo '"
            + BUILT
            + "'; sleep 1.5; "
            + jar("sample-service-a", "service-a")
            + jar("sample-service-b", "service-b")
            + jar("demo", "demo"));
  }

  private static String jar(String artifact, String module) {
    return ": >samples/" + module + "/target/meshlane-" + artifact + "-0.1.0-executable.jar; ";
  }

  @Test
  void firstCall_buildsWithProgress_andTheNextOnlyRuns() throws Exception {
    Ran first = run("");
    Ran second = run("--keep");

    assertThat(first.status()).isZero();
    assertThat(first.err()).contains("building once").contains("demo: [16/16] Samples :: Demo\n");
    assertThat(first.out()).startsWith("java -XX:").endsWith(" samples/demo/target/run\n");
    assertThat(second.err()).isEmpty();
    assertThat(second.out()).endsWith("/run --keep\n");
  }

  @Test
  void call_afterASourceChanged_buildsAgain() throws Exception {
    run("");
    Path source = Files.writeString(checkout.resolve("samples/A.java"), "class A {}");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    assertThat(run("").err()).contains("building once");
  }

  @Test
  void build_thatFails_showsWhyAndKeepsItsOutput() throws Exception {
    wrapper("echo '[INFO] much'; echo '[ERROR] A.java:1: no such lane'; exit 1");

    Ran ran = run("");

    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("[ERROR] A.java:1: no such lane\n", "its whole output is in ", "/build.log\n")
        .doesNotContain("much");
    assertThat(checkout.resolve("samples/demo/target/run/build.log")).content().contains("much");
    assertThat(checkout.resolve("samples/demo/target/run/new")).doesNotExist();
  }

  @Test
  void build_thatIsInterrupted_endsMavenAndLeavesNothing() throws Exception {
    wrapper("echo $$ >'" + folder + "/maven'; kill -TERM $PPID; exec sleep 60");

    Ran ran = run("");

    assertThat(ran.status()).isEqualTo(143);
    assertThat(checkout.resolve("samples/demo/target/run/new")).doesNotExist();
    long maven = Long.parseLong(Files.readString(folder.resolve("maven")).strip());
    assertThat(ProcessHandle.of(maven)).isEmpty();
  }

  @Test
  void help_andWrongArguments_needNothing() throws Exception {
    Ran help = run("--help");
    Ran wrong = run("--kep");
    Ran cluster = run("--cluster");

    assertThat(help.out()).startsWith("Usage: ./demo [--keep | --cluster | --help]");
    assertThat(wrong.status()).isEqualTo(64);
    assertThat(wrong.err()).startsWith("Usage: ");
    assertThat(cluster.err()).isEqualTo("demo: KUBECONFIG names no cluster; k8s/up makes one\n");
  }

  @Test
  void cluster_isBroughtUpAndThenTried_andItsStatusIsTheTrys() throws Exception {
    script("a checkout/k8s/up", "echo up");
    script("a checkout/k8s/try", "echo the table; exit 1");

    Ran ran = run("--cluster", Map.of("KUBECONFIG", "any"));

    assertThat(ran.out()).isEqualTo("up\nthe table\n");
    assertThat(ran.status()).isEqualTo(1);
  }

  @Test
  void java_thatIsTooOld_isNamed() throws Exception {
    script("jdk/bin/java", "echo 'openjdk version \"11.0.2\"' >&2");

    assertThat(run("").err()).contains("is Java 11.0.2; the demo needs 17 or later");
  }

  /** What a run left. */
  private record Ran(int status, String out, String err) {}

  private Ran run(String option) throws Exception {
    return run(option, Map.of());
  }

  private Ran run(String option, Map<String, String> settings) throws Exception {
    Path err = folder.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", "'a checkout/demo' " + option)
            .directory(folder.toFile())
            .redirectError(err.toFile());
    builder.environment().keySet().removeIf(key -> key.equals("KUBECONFIG"));
    builder.environment().putAll(Map.of("JAVA_HOME", folder.resolve("jdk").toString()));
    builder.environment().putAll(settings);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ran(
        process.waitFor(), out.replace(checkout.toRealPath() + "/", ""), Files.readString(err));
  }

  private void wrapper(String body) throws IOException {
    Path file = checkout.resolve("mvnw");
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void script(String name, String body) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
