package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
  @TempDir private Path folder;
  private FakeApi api;

  @BeforeEach
  void start() throws IOException {
    api = new FakeApi();
    api.configure(folder);
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private Called apply(String... more) {
    String[] words = {"apply", "$shop.yaml", "--kubeconfig", "$kubeconfig"};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    return Called.in(folder, all);
  }

  @Test
  void apply_whenAWarningIsToFail_writesNothingAndFails() {
    Shop.write(folder, Shop.TOPOLOGY, Shop.WARNING);

    Called called = apply("--settle", "1ms", "--fail-on", "warning");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.out()).isEqualTo("nothing is changed, because warnings are to fail\n");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void apply_atAnIstiodWithoutAScheme_saysHowToWriteIt() {
    Shop.write(folder, Shop.TOPOLOGY);

    Called called = apply("--istiod-url", "localhost:15014");

    assertThat(called.exitCode()).isEqualTo(79);
    assertThat(called.err())
        .contains("error[ML0533] localhost:15014: is no URL of an istiod")
        .contains("help: write http://localhost:15014");
    assertThat(api.writes).isEmpty();
  }

  @Test
  void apply_withAWarning_changesTheMesh() {
    Shop.write(folder, Shop.TOPOLOGY, Shop.WARNING);

    Called called = apply("--settle", "1ms");

    assertThat(called.exitCode()).isZero();
    assertThat(called.out()).contains("0 deleted");
    assertThat(api.writes).anyMatch(write -> write.endsWith("/destinationrules/testccc"));
  }

  @Test
  void apply_whenAWarningIsToFail_doesNotFailByOneOfTheChangeItself() {
    Shop.write(folder, Shop.TOPOLOGY);

    Called called = apply("--settle", "1ms", "--fail-on", "warning");

    assertThat(called.err()).contains("warning[ML0538]");
    assertThat(called.out()).contains("0 deleted");
    assertThat(called.exitCode()).isZero();
  }
}
