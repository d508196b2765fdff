package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.testkit.spring.LaneCheck;
import org.junit.jupiter.api.Test;

class NoBeanLosesTheLaneTest {
  @Test
  void clientsAndExecutors_carryTheLane() {
    try (StartedShop shop = new StartedShop("servlet")) {
      LaneCheck check = LaneCheck.of(shop.context());

      check.requireNoneLost();
      assertThat(check.unchecked()).isEmpty();
    }
  }
}
