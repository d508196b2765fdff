package io.meshlane.generator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SlugCommandTest {
  private static final Path HERE = Path.of("nowhere");

  @Test
  void slug_ofOneName_isTheSlugAlone() {
    assertThat(Called.in(HERE, "slug", "feature/PAY-42"))
        .isEqualTo(new Called(0, "feature-pay-42\n", ""));
  }

  @Test
  void slug_ofSeveralNames_isALineForEachInTheirOrder() {
    assertThat(Called.in(HERE, "slug", "release-v1", "feature/PAY-42").out())
        .isEqualTo("release-v1\trelease-v1\nfeature/PAY-42\tfeature-pay-42\n");
  }

  @Test
  void slug_ofNamesThatWouldMeet_tellsThemApart() {
    assertThat(Called.in(HERE, "slug", "a/b", "a_b").out())
        .matches("a/b\ta-b-[0-9a-f]{8}\na_b\ta-b-[0-9a-f]{8}\n");
  }

  @Test
  void slug_ofALongName_fitsALabel() {
    String slug = Called.in(HERE, "slug", "a".repeat(300)).out().strip();

    assertThat(slug).hasSizeLessThanOrEqualTo(63).matches("a+-[0-9a-f]{8}");
  }

  @Test
  void slug_ofNothing_isAUsageError() {
    assertThat(Called.in(HERE, "slug", ""))
        .isEqualTo(
            new Called(
                64,
                "",
                """
                meshlane: an empty name has no slug; is a variable unset?
                Try 'meshlane slug --help'.
                """));
  }

  @Test
  void slug_ofANameTheLocaleDamaged_isAUsageError() {
    Called called = Called.in(HERE, "slug", "feature/\uFFFD");

    assertThat(called.exitCode()).isEqualTo(64);
    assertThat(called.err()).contains("LC_ALL=C.UTF-8");
  }

  @Test
  void slug_asJson_isAListInTheirOrder() {
    assertThat(Called.in(HERE, "slug", "b/1", "a", "--format=json").out())
        .containsSubsequence("\"name\" : \"b/1\"", "\"slug\" : \"b-1\"", "\"name\" : \"a\"");
  }
}
