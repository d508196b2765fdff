package io.meshlane.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ChainsTest {
  @Test
  void hops_whileTheyChange_answerAsBeforeOrAsAfter() {
    Set<String> allowed = Chains.between(Set.of("a@old -> b@old"), "a@new -> b@new");

    assertThat(allowed)
        .containsExactlyInAnyOrder(
            "a@old -> b@old", "a@new -> b@old", "a@old -> b@new", "a@new -> b@new");
  }

  @Test
  void chain_thatGoesElsewhere_isNotMixed() {
    Set<String> allowed = Chains.between(Set.of("a@old -> b@old"), "c@old");

    assertThat(allowed).containsExactlyInAnyOrder("a@old -> b@old", "c@old");
  }
}
