package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged jar as a process of its own, in a shell. */
class ExecutableJarIT {
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final String MESHLANE =
      JAVA + " -jar " + Path.of("target/meshlane.jar").toAbsolutePath();

  @TempDir private Path folder;

  @Test
  void version_ofThePackagedJar_isTheReleases() throws Exception {
    Ran ran = Ran.in(folder, MESHLANE + " --version");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out()).matches("meshlane \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\n");
  }

  @Test
  void generate_inAFolder_takesPathsFromThere() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY);

    Ran ran = Ran.in(folder, MESHLANE + " generate shop.yaml -o out");

    assertThat(ran).isEqualTo(new Ran(0, "6 files written, 0 unchanged, 0 removed in out\n", ""));
    assertThat(Called.files(folder.resolve("out"))).isEqualTo(Shop.FILES);
  }

  @Test
  void output_whoseReaderGoesAway_endsQuietly() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY, manyServices());

    Ran ran =
        Ran.in(folder, "( " + MESHLANE + " generate shop.yaml -o -; echo $? >code ) | head -n 1");

    assertThat(ran).isEqualTo(new Ran(0, "---\n", ""));
    assertThat(folder.resolve("code")).hasContent("141");
  }

  @Test
  void output_ontoAFullDisk_isAFinding() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY);

    Ran ran = Ran.in(folder, MESHLANE + " generate shop.yaml -o - >/dev/full");

    assertThat(ran.exitCode()).isEqualTo(79);
    assertThat(ran.err()).startsWith("error[ML0401] standard output: cannot be written: No space");
  }

  @Test
  void output_inAnotherLocale_isUtf8() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY, "  lanes: [{name: caf\u00e9, fallback: [release]}]\n");

    Ran ran = Ran.in(folder, "LC_ALL=C " + MESHLANE + " validate shop.yaml");

    assertThat(ran.exitCode()).isEqualTo(79);
    assertThat(ran.err()).contains("caf\u00e9");
  }

  @Test
  void completion_isAcceptedByBash() throws Exception {
    Ran ran =
        Ran.in(folder, MESHLANE + " completion >words && bash -n words && grep -c lane words");

    assertThat(ran.exitCode()).isZero();
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void memory_thatIsNotEnough_isSaidInOneLineBeforeTheTrace() throws Exception {
    Shop.write(folder, Shop.TOPOLOGY, manyServices());

    Ran ran =
        Ran.in(folder, MESHLANE.replace(" -jar", " -Xmx8m -jar") + " generate shop.yaml -o out");

    assertThat(ran.exitCode()).isEqualTo(1);
    assertThat(ran.err()).contains("meshlane: internal error: java.lang.OutOfMemoryError");
  }

  private static String manyServices() {
    return IntStream.range(0, 2000)
        .mapToObj(i -> "  - {name: more" + i + ", port: 80, versions: [release]}\n")
        .collect(Collectors.joining());
  }
}
