package com.example.shop;

import io.meshlane.propagation.it.NeverTheWrongLaneContract;
import io.meshlane.propagation.it.RunningApplication;

/** Two that carry the lane at once, Sleuth and we, never disagree. */
class SleuthNeverTheWrongLaneTest extends NeverTheWrongLaneContract {
  @Override
  protected RunningApplication start() {
    return SleuthShop.on("servlet", "logging.level.root=off");
  }
}
