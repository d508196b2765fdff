package com.example.shop;

import io.meshlane.propagation.it.RunningApplication;
import io.meshlane.propagation.it.WebFluxPathsContract;

class WebFluxPathsTest extends WebFluxPathsContract {
  @Override
  protected RunningApplication start() {
    return new StartedShop("reactive");
  }
}
