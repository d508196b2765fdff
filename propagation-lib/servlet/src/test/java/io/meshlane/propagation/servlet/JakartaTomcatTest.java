package io.meshlane.propagation.servlet;

import io.meshlane.propagation.testkit.LaneServer;

class JakartaTomcatTest extends ServletContract {
  @Override
  protected LaneServer start() throws Exception {
    return new EmbeddedTomcat("Jakarta");
  }
}
