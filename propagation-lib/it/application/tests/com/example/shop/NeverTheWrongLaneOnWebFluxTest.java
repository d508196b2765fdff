package com.example.shop;

import io.meshlane.propagation.it.NeverTheWrongLaneOnWebFluxContract;
import io.meshlane.propagation.it.RunningApplication;

class NeverTheWrongLaneOnWebFluxTest extends NeverTheWrongLaneOnWebFluxContract {
  @Override
  protected RunningApplication start() {
    return new StartedShop("reactive", "logging.level.root=off");
  }
}
