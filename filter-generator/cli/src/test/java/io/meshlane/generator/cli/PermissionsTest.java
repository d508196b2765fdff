package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files and folders that are not this user's to read or write. Permissions do not bind root, so
 * root calls the command without the capabilities that lift them.
 */
class PermissionsTest {
  private static final String CAPABILITIES = "-dac_override,-dac_read_search";
  private static final String BOUND =
      "setpriv --bounding-set " + CAPABILITIES + " --inh-caps " + CAPABILITIES + " ";

  @TempDir private Path folder;

  @BeforeEach
  void shop() throws IOException {
    Shop.write(folder, Shop.TOPOLOGY);
    Files.createDirectory(folder.resolve("out"));
  }

  @AfterEach
  void unlock() throws IOException {
    permit("out", "rwxr-xr-x");
  }

  @Test
  void topology_thatMayNotBeRead_isAFinding() throws Exception {
    permit("shop.yaml", "---------");

    Ran ran = generate();

    assertThat(ran)
        .isEqualTo(
            new Ran(
                65,
                "",
                """
                error[ML0001] shop.yaml: the file may not be read by this user
                  help: check its permissions
                  see:  DIAGNOSTICS.md#ml0001
                1 error
                """));
    assertThat(Called.files(folder.resolve("out"))).isEmpty();
  }

  @Test
  void folder_thatMayNotBeWritten_isAFinding() throws Exception {
    permit("out", "r-xr-xr-x");

    Ran ran = generate();

    assertThat(ran.exitCode()).isEqualTo(79);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .startsWith("error[ML0401] out: cannot be written: this user may not write out")
        .contains("\n  help: check the folder and its permissions; nothing was changed\n")
        .endsWith("\n1 error\n");
    assertThat(Called.files(folder.resolve("out"))).isEmpty();
  }

  @Test
  void folder_thatMayBeWritten_isWritten() throws Exception {
    assertThat(generate().exitCode()).isZero();

    assertThat(Called.files(folder.resolve("out"))).isEqualTo(Shop.FILES);
  }

  private void permit(String file, String permissions) throws IOException {
    Files.setPosixFilePermissions(
        folder.resolve(file), PosixFilePermissions.fromString(permissions));
  }

  private Ran generate() throws IOException, InterruptedException {
    String java =
        "'%s/bin/java' -cp '%s' %s generate shop.yaml -o out"
            .formatted(
                System.getProperty("java.home"),
                System.getProperty("java.class.path"),
                Main.class.getName());
    return Ran.in(folder, bound() + java);
  }

  /** Nothing for a user whom permissions bind anyway. */
  private String bound() throws IOException, InterruptedException {
    Path locked = Files.createFile(folder.resolve("locked"));
    permit("locked", "---------");
    if (!Files.isReadable(locked)) {
      return "";
    }
    assumeTrue(
        Ran.in(folder, BOUND + "true").exitCode() == 0,
        "skipped: this root cannot give up its privileges");
    return BOUND;
  }
}
