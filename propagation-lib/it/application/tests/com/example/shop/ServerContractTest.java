package com.example.shop;

import io.meshlane.propagation.Propagation;
import io.meshlane.propagation.testkit.HttpServerContract;
import io.meshlane.propagation.testkit.LaneServer;
import java.net.URI;
import org.junit.jupiter.api.Nested;

/** The application's own servers, and what nobody should send them. */
class ServerContractTest {
  @Nested
  class Servlet extends HttpServerContract {
    @Override
    protected LaneServer start() {
      return new Shop("servlet");
    }
  }

  @Nested
  class WebFlux extends HttpServerContract {
    @Override
    protected LaneServer start() {
      return new Shop("reactive");
    }
  }

  private static final class Shop implements LaneServer {
    private final StartedShop shop;

    Shop(String webApplicationType) {
      shop =
          new StartedShop(
              webApplicationType,
              "logging.level.root=off",
              "meshlane.propagation.further-headers=x-tenant",
              "server.tomcat.threads.max=2");
    }

    @Override
    public URI uri() {
      return shop.address();
    }

    @Override
    public Propagation rules() {
      return shop.context().getBean(Propagation.class);
    }

    @Override
    public void close() {
      shop.close();
    }
  }
}
