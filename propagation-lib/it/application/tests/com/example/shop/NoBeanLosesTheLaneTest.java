package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshlane.propagation.testkit.spring.LaneCheck;
import org.junit.jupiter.api.Test;

class NoBeanLosesTheLaneTest {
  @Test
  void clientsAndExecutors_carryTheLane() {
    try (StartedShop shop = new StartedShop("servlet")) {
      LaneCheck check = LaneCheck.of(shop.context());

      // The scheduler of virtual threads cannot be helped; the README says so.
      assertThat(check.lost())
          .hasSize(shop.hasVirtualScheduler() ? 1 : 0)
          .allMatch(line -> line.startsWith("taskScheduler ("));
      assertThat(check.unchecked()).isEmpty();
    }
  }
}
