package com.example.shop;

import io.meshlane.propagation.it.NeverTheWrongLaneOnWebFluxContract;
import io.meshlane.propagation.it.RunningApplication;

class NeverTheWrongLaneOnWebFluxTest extends NeverTheWrongLaneOnWebFluxContract {
  @Override
  protected RunningApplication start() {
    // The log is off, so an answer that should not have failed names its error.
    return new StartedShop(
        "reactive",
        "logging.level.root=off",
        "server.error.include-message=always",
        "spring.web.error.include-message=always");
  }
}
