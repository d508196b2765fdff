package com.example.shop;

import io.meshlane.propagation.it.NeverTheWrongLaneContract;
import io.meshlane.propagation.it.RunningApplication;

class NeverTheWrongLaneTest extends NeverTheWrongLaneContract {
  @Override
  protected RunningApplication start() {
    return new StartedShop("servlet", "logging.level.root=off");
  }
}
