package io.meshlane.generator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

  @ParameterizedTest
  @CsvSource({
    "release-v1,release-v1",
    "feature/JIRA-12_x,feature-jira-12-x",
    "--a..b--,a--b",
    "1.10,1-10"
  })
  void plain_branchName_isADnsLabel(String name, String slug) {
    assertThat(Slug.plain(name)).isEqualTo(slug);
  }

  @Test
  void distinct_oneName_keepsThePlainForm() {
    assertThat(Slug.distinct(List.of("feature/x"))).containsEntry("feature/x", "feature-x");
  }

  @Test
  void distinct_namesThatMeet_areToldApartButTheOneThatIsASlugKeepsItsName() {
    var slugs = Slug.distinct(List.of("feature/x", "feature_x", "feature-x"));

    assertThat(slugs.values()).doesNotHaveDuplicates();
    assertThat(slugs).containsEntry("feature-x", "feature-x");
    assertThat(slugs.get("feature/x")).matches("feature-x-[0-9a-f]{8}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "///", "分支", "-"})
  void distinct_nothingLeft_isAHash(String name) {
    assertThat(Slug.distinct(List.of(name)).get(name)).matches("x-[0-9a-f]{8}");
  }

  @Test
  void distinct_lostLetters_isHashed() {
    assertThat(Slug.distinct(List.of("Feature/\u65e5\u672c")).get("Feature/\u65e5\u672c"))
        .matches("feature-[0-9a-f]{8}");
    assertThat(Slug.distinct(List.of("user/j\u00f6rg")).get("user/j\u00f6rg"))
        .matches("user-j-rg-[0-9a-f]{8}");
  }

  @Test
  void distinct_longName_isCutAndHashed() {
    String one = "b".repeat(300);
    String other = "b".repeat(299) + "c";

    var slugs = Slug.distinct(List.of(one, other));

    assertThat(slugs.values()).allMatch(slug -> slug.length() <= 63).doesNotHaveDuplicates();
  }

  @Test
  void distinct_cutAtADash_leavesNoDoubleDash() {
    String name = "a".repeat(53) + "-" + "b".repeat(30);

    assertThat(Slug.distinct(List.of(name)).get(name)).matches("a{53}-[0-9a-f]{8}");
  }
}
