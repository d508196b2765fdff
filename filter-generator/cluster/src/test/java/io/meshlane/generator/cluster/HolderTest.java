package io.meshlane.generator.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class HolderTest {
  @Test
  void holder_thatIsThisProcess_isNotDead() {
    assertThat(Holder.isDead(Holder.self().process())).isFalse();
  }

  @Test
  void holder_whoseNumberAnotherProcessHasNow_isDead() {
    String[] words = Holder.self().process().split(" ");

    assertThat(Holder.isDead(words[0] + " " + words[1] + " 2001-01-01T00:00:00Z")).isTrue();
  }

  @Test
  void holder_ofAnotherMachine_isNotKnownToBeDead() {
    String[] words = Holder.self().process().split(" ");

    assertThat(Holder.isDead("another/machine " + words[1] + " " + words[2])).isFalse();
    assertThat(Holder.isDead("")).isFalse();
  }
}
