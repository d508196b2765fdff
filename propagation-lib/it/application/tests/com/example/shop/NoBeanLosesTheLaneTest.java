package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.testkit.spring.LaneCheck;
import org.junit.jupiter.api.Test;

class NoBeanLosesTheLaneTest {
  @Test
  void clientsAndExecutors_carryTheLane() {
    LaneCheck check = LaneCheck.ofApplication(() -> new StartedShop("servlet").context());

    check.requireNoneLost();
    assertThat(check.unchecked()).isEmpty();
  }
}
