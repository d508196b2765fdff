package io.meshlane.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TopologyTextTest {
  private static final TopologyText TEXT =
      new TopologyText(
          """
          services:
          - name: a
            versions: [v1, v2] # of a
          - name: b
            versions: [v1, v2, v3]
            traffic: {split: {v1: 100}}
          """);

  @Test
  void without_aVersion_changesItsServicesLineOnly() {
    TopologyText edited = TEXT.without(new Version("b", "v2"));

    assertThat(edited.text()).isEqualTo(TEXT.text().replace("[v1, v2, v3]", "[v1, v3]"));
  }

  @Test
  void without_keepsComments() {
    TopologyText edited = TEXT.without(new Version("a", "v2"));

    assertThat(edited.text()).isEqualTo(TEXT.text().replace("[v1, v2] #", "[v1] #"));
  }

  @Test
  void without_aVersionThatIsNotListed_isRefused() {
    assertThatThrownBy(() -> TEXT.without(new Version("a", "v3")))
        .isInstanceOf(DemoFailure.class)
        .hasMessage("the topology lists no version a@v3");
  }
}
