package com.example.shop;

import io.meshlane.propagation.it.RunningApplication;
import io.meshlane.propagation.it.ServletPathsContract;

class ServletPathsTest extends ServletPathsContract {
  @Override
  protected RunningApplication start() {
    return new StartedShop("servlet");
  }
}
