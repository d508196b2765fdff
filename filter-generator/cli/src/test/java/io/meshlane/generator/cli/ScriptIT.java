package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@code meshlane} script, in a checkout whose Maven wrapper hands out the jar of this build.
 */
class ScriptIT {
  private static final String BUILDING = "meshlane: building meshlane once ...\n";
  private static final Path JAR = Path.of("target/meshlane.jar").toAbsolutePath();
  private static final String JAVA = "JAVA_HOME=" + System.getProperty("java.home") + " ";

  @TempDir private Path folder;
  private Path checkout;
  private Path built;

  @BeforeEach
  void checkout() throws IOException {
    checkout = Files.createDirectory(folder.resolve("a checkout"));
    built = checkout.resolve("filter-generator/cli/target/meshlane.jar");
    Files.createDirectories(built.getParent());
    for (String source : new String[] {"core/src/main", "cli/src/main"}) {
      Files.createDirectories(checkout.resolve("filter-generator").resolve(source));
      Files.writeString(checkout.resolve("filter-generator/" + source + "/A.java"), "class A {}");
    }
    for (String pom : new String[] {"", "filter-generator/", "filter-generator/core/"}) {
      Files.writeString(checkout.resolve(pom + "pom.xml"), "<project/>");
    }
    Files.writeString(checkout.resolve("filter-generator/cli/pom.xml"), "<project/>");
    Files.copy(Path.of("../../meshlane"), checkout.resolve("meshlane"));
    wrapper("echo thin >'" + built + "'; cp '" + JAR + "' '" + built + "'");
  }

  @Test
  void firstCall_buildsAndRuns() throws Exception {
    Ran first = Ran.in(folder, JAVA + "'a checkout/meshlane' slug A/B");
    Ran second = Ran.in(folder, JAVA + "'a checkout/meshlane' slug A/B");

    assertThat(first).isEqualTo(new Ran(0, "a-b\n", BUILDING));
    assertThat(second).isEqualTo(new Ran(0, "a-b\n", ""));
  }

  @Test
  void call_afterASourceChanged_buildsAgain() throws Exception {
    Ran.in(folder, JAVA + "'a checkout/meshlane' slug a");
    touch(checkout.resolve("filter-generator/core/src/main/A.java"));

    Ran ran = Ran.in(folder, JAVA + "'a checkout/meshlane' slug a");

    assertThat(ran).isEqualTo(new Ran(0, "a\n", BUILDING));
  }

  @Test
  void call_throughASymbolicLink_worksInTheCallersFolder() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY);
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("other"), Path.of("../a checkout/meshlane"));
    Files.createSymbolicLink(bin.resolve("ml"), bin.resolve("other"));

    Ran ran = Ran.in(folder, JAVA + "PATH=$PWD/bin:$PATH ml generate shop.yaml -o 'an output'");

    assertThat(ran.exitCode()).isZero();
    assertThat(Called.files(folder.resolve("an output"))).isEqualTo(Shop.FILES);
  }

  @Test
  void build_thatIsInterrupted_leavesNoBrokenJar() throws Exception {
    wrapper("echo thin >'" + built + "'; kill -TERM $PPID; sleep 1");
    Ran interrupted = Ran.in(folder, JAVA + "'a checkout/meshlane' slug a");
    wrapper("cp '" + JAR + "' '" + built + "'");

    Ran ran = Ran.in(folder, JAVA + "'a checkout/meshlane' slug a");

    assertThat(interrupted.exitCode()).isEqualTo(143);
    assertThat(interrupted.out()).isEmpty();
    assertThat(ran).isEqualTo(new Ran(0, "a\n", BUILDING));
  }

  @Test
  void build_thatFails_showsWhy() throws Exception {
    wrapper("echo 'A.java:1: no such lane'; exit 1");

    Ran ran = Ran.in(folder, JAVA + "'a checkout/meshlane' slug a");

    assertThat(ran)
        .isEqualTo(
            new Ran(
                1,
                "",
                BUILDING + "A.java:1: no such lane\nmeshlane: the build failed, see above\n"));
  }

  @Test
  void calls_atOnce_buildOnce() throws Exception {
    wrapper("sleep 1; echo built >>'" + folder + "/builds'; cp '" + JAR + "' '" + built + "'");

    Ran ran =
        Ran.in(
            folder,
            "export " + JAVA + "; for i in 1 2 3; do 'a checkout/meshlane' slug a & done; wait");

    assertThat(ran.out()).isEqualTo("a\na\na\n");
    assertThat(folder.resolve("builds")).hasContent("built");
  }

  @Test
  void arguments_inAnotherLocale_arriveWhole() throws Exception {
    Ran utf8 = Ran.in(folder, JAVA + "LC_ALL=C.UTF-8 'a checkout/meshlane' slug caf\u00e9");
    Ran plain = Ran.in(folder, JAVA + "LC_ALL=C LANG=C 'a checkout/meshlane' slug caf\u00e9");

    assertThat(plain.exitCode()).isZero();
    assertThat(plain.out()).isEqualTo(utf8.out()).startsWith("caf");
  }

  @Test
  void java_thatIsTooOld_isNamed() throws Exception {
    Path old = Files.createDirectories(folder.resolve("jdk-11/bin"));
    executable(old.resolve("java"), "exit 3");
    Files.writeString(folder.resolve("jdk-11/release"), "JAVA_VERSION=\"11.0.2\"\n");

    Ran ran = Ran.in(folder, "JAVA_HOME=$PWD/jdk-11 'a checkout/meshlane' slug a");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("is Java 11.0.2; meshlane needs 17 or later");
  }

  @Test
  void java_thatIsAbsent_isAskedFor() throws Exception {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String program : new String[] {"sh", "dirname", "readlink"}) {
      Files.createSymbolicLink(bin.resolve(program), Path.of("/usr/bin").resolve(program));
    }

    Ran none = Ran.in(folder, "PATH=$PWD/bin 'a checkout/meshlane' slug a");
    Ran gone = Ran.in(folder, "JAVA_HOME=/no/jdk 'a checkout/meshlane' slug a");

    assertThat(none.err())
        .isEqualTo("meshlane: no java found; install a JDK 17 or later, or set JAVA_HOME\n");
    assertThat(gone.err()).startsWith("meshlane: JAVA_HOME is /no/jdk, which has no bin/java;");
  }

  private void wrapper(String body) throws IOException {
    executable(checkout.resolve("mvnw"), body);
  }

  private static void executable(Path file, String body) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
  }
}
